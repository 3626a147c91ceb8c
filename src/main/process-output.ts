import { fstatSync, statSync, writeSync } from 'node:fs';
import type { Output } from '../surfaces/aws/io.ts';

/** How much goes straight into a pipe: it holds as much even where nobody reads, so that writing never has to wait. */
const directBytes = 16_384;

/** One of the process's own outputs. */
export interface ProcessOutput extends Output {
  /** Resolves when all that was written has left the process. */
  flushed(): Promise<void>;
}

/**
 * The process's standard output or error. Short answers to pipes and files are written at once: Node's stream of it, which takes
 * as long to load as a twentieth of a start, is used at a terminal, and for what a pipe may not hold.
 */
export function processOutput(descriptor: 1 | 2): ProcessOutput {
  let stream: StreamOutput | undefined;
  let left = directBytes;
  const streamed = (): StreamOutput => {
    stream ??= new StreamOutput(descriptor === 1 ? process.stdout : process.stderr);
    return stream;
  };
  const kind = kindOf(descriptor);
  return {
    get isTTY() {
      return kind === 'other' && streamed().isTTY;
    },
    get columns() {
      return kind === 'other' ? streamed().columns : undefined;
    },
    get rows() {
      return kind === 'other' ? streamed().rows : undefined;
    },
    write(data) {
      if (kind === 'other' || stream !== undefined) return streamed().write(data);
      const bytes = typeof data === 'string' ? Buffer.from(data) : data;
      if (kind === 'pipe') left -= bytes.length;
      if (left < 0) return streamed().write(bytes);
      const rest = writeDirectly(descriptor, bytes);
      return rest.length === 0 ? undefined : streamed().write(rest);
    },
    flushed: async () => stream?.flushed(),
  };
}

/** What an output leads to: `other` may be a terminal. Windows tells its consoles from files in its own ways. */
function kindOf(descriptor: number): 'file' | 'pipe' | 'other' {
  if (process.platform === 'win32') return 'other';
  try {
    const found = fstatSync(descriptor);
    if (found.isFile()) return 'file';
    if (found.isFIFO() || found.isSocket()) return 'pipe';
    return found.isCharacterDevice() && found.rdev === statSync('/dev/null').rdev ? 'file' : 'other';
  } catch {
    // A closed descriptor: the stream says so in its own way.
    return 'other';
  }
}

/** Writes what can be written without waiting; gives the rest. */
function writeDirectly(descriptor: number, bytes: Uint8Array): Uint8Array {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
  }
  return bytes.subarray(written);
}

class StreamOutput implements Output {
  readonly #stream: NodeJS.WriteStream;
  #failure: Error | undefined;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    // Whoever reads may go away (`| head -1`): the next write then throws what the stream reported, and the command ends.
    stream.on('error', (error) => {
      this.#failure = error;
    });
  }

  get isTTY(): boolean {
    return this.#stream.isTTY === true;
  }

  get columns(): number {
    return this.#stream.columns;
  }

  get rows(): number {
    return this.#stream.rows;
  }

  write(data: string | Uint8Array): void | Promise<void> {
    if (this.#failure) throw this.#failure;
    // A full pipe must hold the writer back, or a large answer would pile up in memory.
    return this.#stream.write(data) ? undefined : this.#drained();
  }

  async flushed(): Promise<void> {
    if (this.#stream.writableLength > 0 && !this.#failure) await this.#drained();
  }

  #drained(): Promise<void> {
    const stream = this.#stream;
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => (): void => {
        stream.off('drain', onDrain).off('error', onError);
        act();
      };
      const onDrain = settle(resolve);
      const onError = (error: Error): void => settle(() => reject(error))();
      stream.on('drain', onDrain).on('error', onError);
    });
  }
}
