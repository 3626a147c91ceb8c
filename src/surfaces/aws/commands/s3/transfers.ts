import { CommandLineError, exitCodes, Interrupted } from '../../errors.ts';
import type { Session } from '../../session/session.ts';
import { Caller } from '../call.ts';
import type { S3Command, S3Flags } from './command-line.ts';
import { dryRun, exclude, include, onlyShowErrors, pageSize, quiet, recursive, requestPayer, transferFlags } from './flags.ts';
import type { Item } from './item.ts';
import { s3Model } from './model.ts';
import { type Mover, mover } from './movers.ts';
import { type Ends, plan, readEnds } from './plan.ts';
import { Progress } from './progress.ts';
import { streamObject } from './streams.ts';
import { isS3Uri, wrongPaths } from './uri.ts';

type Verb = 'cp' | 'mv' | 'rm';

function checkPaths(verb: Verb, usage: string, paths: readonly string[]): void {
  const inS3 = paths.some(isS3Uri);
  const allowed = verb === 'rm' ? paths.every(isS3Uri) : inS3;
  if (!allowed) throw wrongPaths(`usage: aws s3 ${verb} ${usage}`);
}

/** Refuses to move an object onto itself, which would delete it. */
function checkMove([source = '', target = '']: readonly string[]): void {
  if (!isS3Uri(source) || !isS3Uri(target)) return;
  const name = source.split('/').at(-1) ?? '';
  if (source === target || (target.endsWith('/') && source === target + name)) {
    throw new CommandLineError('paramValidation', `Cannot mv a file onto itself: ${source} - ${target}`);
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Transfers one item; what goes wrong with it is printed, and the next one's turn comes. */
async function transfer(move: Mover, item: Item, flags: S3Flags, progress: Progress): Promise<void> {
  const line = move.describe(item);
  if (flags.has('dryrun')) {
    await progress.succeed(`(dryrun) ${move.verb}: ${line}`);
    return;
  }
  await progress.start(item.size);
  try {
    await move.run(item, (bytes) => progress.advance(bytes));
    await progress.succeed(`${move.verb}: ${line}`);
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    await progress.fail(`${move.verb} failed: ${line} ${reason(error)}`);
  }
}

async function transferAll(session: Session, caller: Caller, ends: Ends, moving: boolean, flags: S3Flags): Promise<number> {
  const options = { quiet: flags.has('quiet'), onlyErrors: flags.has('only-show-errors'), noProgress: flags.has('no-progress') };
  const progress = new Progress(session, options);
  const move = mover(session, caller, ends, moving, flags);
  let fatal = false;
  try {
    for await (const item of plan(caller, ends, flags, (message) => progress.warn(message))) {
      const skipped = move.skip(item);
      if (skipped !== undefined) await progress.warn(skipped);
      else await transfer(move, item, flags, progress);
    }
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    // Nothing more can be found to transfer.
    await progress.fail(`fatal error: ${reason(error)}`);
    fatal = true;
  }
  const { stderr } = session.io;
  if ((fatal || progress.failed > 0) && stderr.isTTY) await stderr.write(`${(await import('../../../../messages/aws/en.ts')).why}\n`);
  if (progress.failed > 0) return exitCodes.transferFailed;
  return progress.warned > 0 ? exitCodes.transferSkipped : exitCodes.success;
}

const runner =
  (verb: Verb, usage: string) =>
  async (session: Session, paths: readonly string[], flags: S3Flags): Promise<number> => {
    checkPaths(verb, usage, paths);
    const whole = flags.has('recursive');
    const streams = paths.includes('-');
    if (streams && (verb !== 'cp' || whole))
      throw new CommandLineError('paramValidation', 'Streaming currently is only compatible with non-recursive cp commands');
    if (verb === 'mv') checkMove(paths);
    const ends = streams ? undefined : readEnds(paths, whole, session.io);
    const caller = await Caller.open(session, s3Model(session));
    if (ends === undefined) return streamObject(session, caller, paths, flags);
    return transferAll(session, caller, ends, verb === 'mv', flags);
  };

const twoPaths = '<LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>';

/** `aws s3 cp`. */
export const cp: S3Command = {
  name: 'cp',
  description: 'Copies a local file or S3 object to another location locally or in S3.',
  usage: twoPaths,
  paths: { least: 2, most: 2, name: 'paths' },
  flags: transferFlags,
  run: runner('cp', twoPaths),
};

/** `aws s3 mv`. */
export const mv: S3Command = {
  name: 'mv',
  description: 'Moves a local file or S3 object to another location locally or in S3: it is copied, and then the source is deleted.',
  usage: twoPaths,
  paths: { least: 2, most: 2, name: 'paths' },
  flags: transferFlags,
  run: runner('mv', twoPaths),
};

/** `aws s3 rm`. */
export const rm: S3Command = {
  name: 'rm',
  description: 'Deletes an S3 object.',
  usage: '<S3Uri>',
  paths: { least: 1, most: 1, name: 'paths' },
  flags: [dryRun, quiet, recursive, requestPayer, include, exclude, onlyShowErrors, pageSize],
  run: runner('rm', '<S3Uri>'),
};
