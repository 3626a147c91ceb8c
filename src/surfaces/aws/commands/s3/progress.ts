import type { Io } from '../../io.ts';
import type { S3Flags } from './command-line.ts';
import { readableSize } from './sizes.ts';

/** What is told while something is transferred. */
export interface ProgressOptions {
  readonly quiet: boolean;
  readonly onlyErrors: boolean;
  /** Whether it is shown how far things are. */
  readonly shown: boolean;
  /** Seconds between two looks; 0: each change is shown. */
  readonly frequency: number;
  /** Each look has a line of its own. */
  readonly multiline: boolean;
}

/** What flags ask for. Commands without the flag `--no-progress` show no progress. */
export const readProgressOptions = (flags: S3Flags, isStream: boolean, canShow: boolean): ProgressOptions => ({
  quiet: flags.has('quiet'),
  onlyErrors: flags.has('only-show-errors') || isStream,
  shown: canShow && !flags.has('no-progress'),
  frequency: flags.number('progress-frequency') ?? 0,
  multiline: flags.has('progress-multiline'),
});

/** Nothing where it is written, else what to wait for: a reader that is slower holds the writer back. */
export type Written = Promise<void> | undefined;

/** One transfer as the progress counts it. */
export interface Counted {
  /** Bytes that are expected of it; absent where nobody knows. */
  size?: number;
  done: number;
}

/**
 * Prints what a transfer does: a line an item, and how far it is, to pipes as to terminals. Its words and its sums follow
 * awscli/customizations/s3/results.py, 2026. An Io without a clock is shown no progress, since there is no speed.
 */
export class Progress {
  failed = 0;
  warned = 0;
  #done = 0;
  #bytes = 0;
  #failedBytes = 0;
  #expectedBytes = 0;
  #expected = 0;
  #allKnown = false;
  #startedAt: number | undefined;
  #speed = 0;
  /** The length of the progress that a line has to cover. */
  #shownLength = 0;
  #shownAt: number | undefined;
  #waiting: Written;
  readonly #io: Io;
  readonly #options: ProgressOptions;

  constructor(io: Io, options: ProgressOptions) {
    this.#io = io;
    this.#options = options;
  }

  /** An item takes its place. */
  queue(size: number | undefined): Counted {
    this.#startedAt ??= this.#io.now?.();
    this.#expected += 1;
    this.#expectedBytes += size ?? 0;
    return { done: 0, ...(size !== undefined && { size }) };
  }

  /** No more items will come. */
  allQueued(): Written {
    this.#allKnown = true;
    return this.#shownLength > 0 && !this.#isLeft() ? this.#write('stdout', '') : undefined;
  }

  /** Bytes went over. */
  advance(counted: Counted, bytes: number): Written {
    counted.done += bytes;
    this.#bytes += bytes;
    if (counted.size === undefined) this.#expectedBytes += bytes;
    const now = this.#io.now?.();
    if (now !== undefined && this.#startedAt !== undefined && now > this.#startedAt) this.#speed = (this.#bytes / (now - this.#startedAt)) * 1000;
    return this.#show();
  }

  succeed(line: string): Written {
    this.#done += 1;
    return this.#options.onlyErrors ? undefined : this.#line('stdout', line);
  }

  fail(line: string, counted?: Counted): Written {
    if (counted?.size !== undefined) this.#failedBytes += counted.size - counted.done;
    this.failed += 1;
    this.#done += 1;
    return this.#line('stderr', line);
  }

  /** An item was left out after all: another was there first. */
  skip(counted: Counted): void {
    this.#failedBytes += (counted.size ?? 0) - counted.done;
    this.#done += 1;
  }

  warn(line: string): Written {
    this.warned += 1;
    return this.#line('stderr', line);
  }

  /** What ends everything. */
  fatal(line: string): Written {
    this.failed += 1;
    return this.#options.quiet ? undefined : this.#write('stderr', line);
  }

  /** What would have been done. */
  dryRun(line: string): Written {
    return this.#options.quiet ? undefined : this.#write('stdout', line);
  }

  #line(stream: 'stdout' | 'stderr', line: string): Written {
    if (this.#options.quiet) return undefined;
    const written = this.#write(stream, line);
    this.#shownLength = 0;
    const shown = this.#isLeft() ? this.#show() : undefined;
    return written === undefined || shown === undefined ? (written ?? shown) : Promise.all([written, shown]).then(() => undefined);
  }

  /** A line that covers what is left of the progress before it. */
  #write(stream: 'stdout' | 'stderr', line: string): Written {
    return this.#send(stream, `${line.padEnd(this.#shownLength)}\n`);
  }

  /** Writes at once, or where a reader is slow after what waits already: one wait for all that are at work. */
  #send(stream: 'stdout' | 'stderr', text: string): Written {
    const write = (): Written => this.#io[stream].write(text) ?? undefined;
    const written = this.#waiting === undefined ? write() : this.#waiting.then(write);
    this.#waiting = written;
    const rest = (): void => {
      if (this.#waiting === written) this.#waiting = undefined;
    };
    // A failure is thrown to those who wait; here it only ends the wait.
    written?.then(rest, rest);
    return written;
  }

  #isLeft(): boolean {
    return !this.#allKnown || this.#done !== this.#expected;
  }

  #show(): Written {
    const { quiet, onlyErrors, shown, frequency, multiline } = this.#options;
    const now = this.#io.now?.();
    if (quiet || onlyErrors || !shown || now === undefined) return undefined;
    if (this.#shownAt !== undefined && now - this.#shownAt < frequency * 1000) return undefined;
    this.#shownAt = now;
    const text = this.#statement();
    const line = multiline ? `${text}\n` : `${text.padEnd(this.#shownLength)}\r`;
    this.#shownLength = multiline ? 0 : line.length - 1;
    return this.#send('stdout', line);
  }

  #statement(): string {
    const about = (total: string): string => (this.#allKnown ? total : `~${total}`);
    const left = `${about(String(this.#expected - this.#done))} file(s) remaining${this.#allKnown ? '' : ' (calculating...)'}`;
    if (this.#expectedBytes === 0) return `Completed ${this.#done} file(s) with ${left}`;
    const bytes = readableSize(this.#bytes + this.#failedBytes);
    return `Completed ${bytes}/${about(readableSize(this.#expectedBytes))} (${readableSize(this.#speed)}/s) with ${left}`;
  }
}
