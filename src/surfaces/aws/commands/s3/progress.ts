import type { Session } from '../../session/session.ts';
import { readableSize } from './sizes.ts';

/** Which lines a transfer prints. */
export interface ProgressOptions {
  readonly quiet: boolean;
  readonly onlyErrors: boolean;
  readonly noProgress: boolean;
}

/** Prints what a transfer does: a line an item, and at a terminal how far it is. Follows awscli/customizations/s3/results.py, 2026. */
export class Progress {
  failed = 0;
  warned = 0;
  private done = 0;
  private bytes = 0;
  private expectedBytes = 0;
  private shown = 0;

  constructor(
    private readonly session: Session,
    private readonly options: ProgressOptions,
  ) {}

  /** An item is about to be transferred. */
  async start(size: number | undefined): Promise<void> {
    this.expectedBytes += size ?? 0;
    await this.show();
  }

  /** Bytes went over. */
  async advance(bytes: number): Promise<void> {
    this.bytes += bytes;
    await this.show();
  }

  async succeed(line: string): Promise<void> {
    this.done += 1;
    if (!this.options.quiet && !this.options.onlyErrors) await this.session.io.stdout.write(this.padded(line));
  }

  async fail(line: string): Promise<void> {
    this.failed += 1;
    if (!this.options.quiet) await this.session.io.stderr.write(this.padded(line));
  }

  async warn(line: string): Promise<void> {
    this.warned += 1;
    if (!this.options.quiet) await this.session.io.stderr.write(this.padded(line));
  }

  /** A line that covers what is left of the progress before it. */
  private padded(line: string): string {
    const text = `${line.padEnd(this.shown)}\n`;
    this.shown = 0;
    return text;
  }

  private async show(): Promise<void> {
    const { stdout } = this.session.io;
    if (!stdout.isTTY || this.options.quiet || this.options.onlyErrors || this.options.noProgress) return;
    const amount = this.expectedBytes > 0 ? `${readableSize(this.bytes)}/~${readableSize(this.expectedBytes)}` : `${this.done} file(s)`;
    const line = `Completed ${amount} with ~1 file(s) remaining (calculating...)`.padEnd(this.shown);
    this.shown = line.length;
    await stdout.write(`${line}\r`);
  }
}
