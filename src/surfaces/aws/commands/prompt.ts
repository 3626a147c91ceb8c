import { CommandLineError } from '../errors.ts';
import type { AskedKind, Io } from '../io.ts';

const pending = new WeakMap<AsyncIterable<Uint8Array>, LineReader>();

/** Reads a stream line by line; what follows a line waits for the next question. */
class LineReader {
  private buffer = '';
  private readonly chunks: AsyncIterator<Uint8Array>;
  private readonly decoder = new TextDecoder();

  constructor(input: AsyncIterable<Uint8Array>) {
    this.chunks = input[Symbol.asyncIterator]();
  }

  async line(): Promise<string | undefined> {
    for (;;) {
      const end = this.buffer.indexOf('\n');
      if (end >= 0) {
        const line = this.buffer.slice(0, end).replace(/\r$/, '');
        this.buffer = this.buffer.slice(end + 1);
        return line;
      }
      const { done, value } = await this.chunks.next();
      if (done) {
        const rest = this.buffer;
        this.buffer = '';
        return rest === '' ? undefined : rest;
      }
      this.buffer += this.decoder.decode(value, { stream: true });
    }
  }
}

/**
 * Asks for a line.
 * @param kind a `secret` is not shown where the surface can hide it
 * @throws a CommandLineError when the input ends first
 */
export async function prompt(io: Io, question: string, kind: AskedKind = 'plain'): Promise<string> {
  if (io.ask !== undefined) return io.ask(question, kind);
  await io.stdout.write(question);
  const reader = pending.get(io.stdin) ?? new LineReader(io.stdin);
  pending.set(io.stdin, reader);
  const line = await reader.line();
  if (line === undefined) throw new CommandLineError('general', 'EOF when reading a line');
  return line;
}
