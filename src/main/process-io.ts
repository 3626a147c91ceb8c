import { addAbortSignal } from 'node:stream';
import { Interrupted } from '../surfaces/aws/errors.ts';
import type { Input, Io, Output } from '../surfaces/aws/io.ts';

/** The process's own streams, environment and folder. Reading from `stdin` ends with {@link Interrupted} once `signal` is aborted. */
export function processIo(signal: AbortSignal): Io {
  const stdin: Input = {
    get isTTY() {
      return process.stdin.isTTY === true;
    },
    [Symbol.asyncIterator]: () => inputBytes(process.stdin, signal),
  };
  return {
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    stdin,
    env: process.env,
    cwd: process.cwd(),
    signal,
    sleep: (milliseconds) => sleep(milliseconds, signal),
    page,
  };
}

/** Whoever writes may hold their peace for good: waiting for them must not outlast Ctrl-C. Until it is read the input is left alone, for the lesson's prompt. */
async function* inputBytes(stream: NodeJS.ReadStream, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  addAbortSignal(signal, stream);
  try {
    yield* stream;
  } catch (error) {
    throw signal.aborted ? new Interrupted() : error;
  }
}

function outputOf(stream: NodeJS.WriteStream): Output {
  // Whoever reads may go away (`| head -1`): the next write then throws what the stream reported, and the command ends.
  let failure: Error | undefined;
  stream.on('error', (error) => {
    failure = error;
  });
  return {
    isTTY: stream.isTTY === true,
    get columns() {
      return stream.columns;
    },
    get rows() {
      return stream.rows;
    },
    write(data) {
      if (failure) throw failure;
      // A full pipe must hold the writer back, or a large answer would pile up in memory.
      return stream.write(data) ? undefined : drained(stream);
    },
  };
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
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

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}

/** Runs a pager without a shell: its words are split at blanks, as AWS_PAGER is by the AWS CLI. */
async function page(text: string, pager: string): Promise<boolean> {
  const { spawn } = await import('node:child_process');
  const [command = '', ...args] = pager.split(/\s+/).filter(Boolean);
  return new Promise((resolve) => {
    // As the AWS CLI sets it: a text that fits on the screen is just printed, and colors stay.
    const child = spawn(command, args, { stdio: ['pipe', 'inherit', 'inherit'], env: { LESS: 'FRX', ...process.env } });
    child.on('error', () => resolve(false));
    child.on('close', () => resolve(true));
    // A pager that is left early closes its input; that is no fault of ours.
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });
}
