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

/** Somebody who answers what commands ask for. */
export interface Asks {
  readonly ask: NonNullable<Io['ask']>;
  /** Shows what a command said before it asks. */
  show(text: string): void;
}

/**
 * Runs a command of the AWS CLI in an attempt: in process, in the attempt's folder, with its profiles and no variable of the real
 * environment. Where a command would wait, the cloud's clock moves on instead.
 * @param asks answers what the command asks for, and shows before what it has said so far; absent: nobody answers
 * @param surface what the journal names as the way in, where that is not the lesson's prompt
 */
export async function runCommand(
  deps: Pick<LessonDeps, 'awsEnvironment'> & { readonly io: Pick<Io, 'signal'> },
  cloud: Cloud,
  folder: AttemptFolder,
  words: readonly string[],
  { surface = learner, asks }: { readonly surface?: string; readonly asks?: Asks } = {},
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
    ...(asks && { ask: answering(out, asks) }),
    ...(deps.io.signal && { signal: deps.io.signal }),
  };
  const environment = deps.awsEnvironment(cloud, folder.configFolder, (_call, { event }) => event && events.push(event));
  const exitCode = await runAws(words, io, { ...environment, surface });
  return { exitCode, stdout: out.text(), stderr: err.text(), events };
}

const answering =
  (out: ReturnType<typeof collector>, { ask, show }: Asks): Asks['ask'] =>
  (question, kind) => {
    const said = out.take();
    if (said !== '') show(said.trimEnd());
    return ask(question, kind);
  };

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
    /** What was written since it was last taken. */
    take: (): string => Buffer.concat(chunks.splice(0)).toString('utf8'),
  };
}
