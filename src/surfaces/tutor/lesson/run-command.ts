import type { Cloud } from '../../../engine/cloud.ts';
import type { CallEvent } from '../../../kernel/journal.ts';
import { learner } from '../../../learn/sources.ts';
import type { Io } from '../../aws/io.ts';
import { runAws } from '../../aws/run.ts';
import type { LessonDeps } from './deps.ts';
import type { AttemptFolder } from './folder.ts';

/** What a command line of a lesson came to. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The calls it made, in order. */
  readonly events: readonly CallEvent[];
}

/**
 * Runs a command of the AWS CLI in an attempt: in process, in the attempt's folder, with its profiles and no variable of the real
 * environment. Where a command would wait, the cloud's clock moves on instead.
 * @param ask answers what the command asks for; absent: nobody does
 * @param surface what the journal names as the way in, where that is not the lesson's prompt
 */
export async function runCommand(
  deps: LessonDeps,
  cloud: Cloud,
  folder: AttemptFolder,
  words: readonly string[],
  { surface = learner, ask }: { readonly surface?: string; readonly ask?: NonNullable<Io['ask']> } = {},
): Promise<Ran> {
  const events: CallEvent[] = [];
  const out = collector();
  const err = collector();
  const io: Io = {
    stdout: out,
    stderr: err,
    stdin: { isTTY: false, [Symbol.asyncIterator]: nothing },
    env: { HOME: folder.path },
    cwd: folder.path,
    sleep: (milliseconds) => cloud.advanceClock(milliseconds),
    ...(ask && { ask }),
    ...(deps.io.signal && { signal: deps.io.signal }),
  };
  const environment = deps.awsEnvironment(cloud, folder.configFolder, (_call, { event }) => event && events.push(event));
  const exitCode = await runAws(words, io, { ...environment, surface });
  return { exitCode, stdout: out.text(), stderr: err.text(), events };
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // There is nobody at the other end.
}

function collector() {
  const chunks: Uint8Array[] = [];
  return {
    isTTY: false,
    columns: 80,
    write: (data: string | Uint8Array): void => void chunks.push(typeof data === 'string' ? Buffer.from(data) : data),
    text: (): string => Buffer.concat(chunks).toString('utf8'),
  };
}
