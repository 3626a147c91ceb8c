import { Interrupted } from '../surfaces/aws/errors.ts';
import type { Input, Io } from '../surfaces/aws/io.ts';
import type { Interruption } from './interruption.ts';
import { type ProcessOutput, processOutput } from './process-output.ts';

/** What a process has around it. */
export interface ProcessIo extends Io {
  readonly stdout: ProcessOutput;
  readonly stderr: ProcessOutput;
}

/** The process's own streams, environment and folder. Reading from `stdin` ends with {@link Interrupted} after Ctrl-C. */
export function processIo(interruption: Interruption): ProcessIo {
  const stdin: Input = {
    get isTTY() {
      return process.stdin.isTTY === true;
    },
    [Symbol.asyncIterator]: () => inputBytes(process.stdin, interruption.signal),
  };
  return {
    stdout: processOutput(1),
    stderr: processOutput(2),
    stdin,
    env: process.env,
    cwd: process.cwd(),
    interrupted: () => interruption.happened,
    get signal() {
      return interruption.signal;
    },
    sleep: (milliseconds) => sleep(milliseconds, interruption.signal),
    now: () => Date.now(),
    page,
  };
}

/** Whoever writes may hold their peace for good: waiting for them must not outlast Ctrl-C. Until it is read the input is left alone, for the lesson's prompt. */
async function* inputBytes(stream: NodeJS.ReadStream, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const { addAbortSignal } = await import('node:stream');
  addAbortSignal(signal, stream);
  try {
    yield* stream;
  } catch (error) {
    throw signal.aborted ? new Interrupted() : error;
  }
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
