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
  async allQueued(): Promise<void> {
    this.#allKnown = true;
    if (this.#shownLength > 0 && !this.#isLeft()) await this.#write('stdout', '');
  }

  /** Bytes went over. */
  async advance(counted: Counted, bytes: number): Promise<void> {
    counted.done += bytes;
    this.#bytes += bytes;
    if (counted.size === undefined) this.#expectedBytes += bytes;
    const now = this.#io.now?.();
    if (now !== undefined && this.#startedAt !== undefined && now > this.#startedAt) this.#speed = (this.#bytes / (now - this.#startedAt)) * 1000;
    await this.#show();
  }

  async succeed(line: string): Promise<void> {
    this.#done += 1;
    if (!this.#options.onlyErrors) await this.#line('stdout', line);
  }

  async fail(line: string, counted?: Counted): Promise<void> {
    if (counted?.size !== undefined) this.#failedBytes += counted.size - counted.done;
    this.failed += 1;
    this.#done += 1;
    await this.#line('stderr', line);
  }

  /** An item was left out after all: another was there first. */
  skip(counted: Counted): void {
    this.#failedBytes += (counted.size ?? 0) - counted.done;
    this.#done += 1;
  }

  async warn(line: string): Promise<void> {
    this.warned += 1;
    await this.#line('stderr', line);
  }

  /** What ends everything. */
  async fatal(line: string): Promise<void> {
    this.failed += 1;
    if (!this.#options.quiet) await this.#write('stderr', line);
  }

  /** What would have been done. */
  async dryRun(line: string): Promise<void> {
    if (!this.#options.quiet) await this.#write('stdout', line);
  }

  async #line(stream: 'stdout' | 'stderr', line: string): Promise<void> {
    if (this.#options.quiet) return;
    await this.#write(stream, line);
    this.#shownLength = 0;
    if (this.#isLeft()) await this.#show();
  }

  /** A line that covers what is left of the progress before it. */
  async #write(stream: 'stdout' | 'stderr', line: string): Promise<void> {
    await this.#io[stream].write(`${line.padEnd(this.#shownLength)}\n`);
  }

  #isLeft(): boolean {
    return !this.#allKnown || this.#done !== this.#expected;
  }

  async #show(): Promise<void> {
    const { quiet, onlyErrors, shown, frequency, multiline } = this.#options;
    const now = this.#io.now?.();
    if (quiet || onlyErrors || !shown || now === undefined) return;
    if (this.#shownAt !== undefined && now - this.#shownAt < frequency * 1000) return;
    this.#shownAt = now;
    const text = this.#statement();
    await this.#io.stdout.write(multiline ? `${text}\n` : `${text.padEnd(this.#shownLength)}\r`);
    this.#shownLength = multiline ? 0 : Math.max(text.length, this.#shownLength);
  }

  #statement(): string {
    const about = (total: string): string => (this.#allKnown ? total : `~${total}`);
    const left = `${about(String(this.#expected - this.#done))} file(s) remaining${this.#allKnown ? '' : ' (calculating...)'}`;
    if (this.#expectedBytes === 0) return `Completed ${this.#done} file(s) with ${left}`;
    const bytes = readableSize(this.#bytes + this.#failedBytes);
    return `Completed ${bytes}/${about(readableSize(this.#expectedBytes))} (${readableSize(this.#speed)}/s) with ${left}`;
  }
}
