import { existsSync } from 'node:fs';
import { CommandLineError, exitCodes, Interrupted, ServiceError } from '../../errors.ts';
import { programName } from '../../program-name.ts';
import { Session } from '../../session/session.ts';
import { Caller } from '../call.ts';
import type { S3Command, S3Flags, S3Syntax } from './command-line.ts';
import type { TransferContext } from './context.ts';
import { type Ends, readEnds } from './ends.ts';
import { readFilter } from './filters.ts';
import type { Item } from './item.ts';
import { s3Model } from './model.ts';
import { describeItem, objection, perform } from './movers.ts';
import { checkPaths } from './path-checks.ts';
import { plan } from './plan.ts';
import { type Counted, Progress, readProgressOptions } from './progress.ts';
import { metadata, writeParameters } from './requests.ts';
import { readTransferConfig } from './transfer-config.ts';
import { cpFlags, mvFlags, rmFlags, syncFlags } from './transfer-flags.ts';
import { runQueue, Slots } from './transfer-queue.ts';

type Verb = 'cp' | 'mv' | 'rm' | 'sync';

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What ends the whole command: Ctrl-C, and a reader that has gone. */
const endsAll = (error: unknown): boolean =>
  error instanceof Interrupted || (error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED'));

/** One item with its place in the progress. */
interface Job {
  readonly item: Item;
  readonly counted: Counted;
}

/** A command's transfers, from their plan to the exit code. */
class Transfers {
  readonly #progress: Progress;

  constructor(
    private readonly context: TransferContext,
    private readonly ends: Ends,
    private readonly paths: readonly string[],
    private readonly verb: Verb,
  ) {
    const { session, flags } = context;
    this.#progress = new Progress(session.io, readProgressOptions(flags, false, verb !== 'rm'));
  }

  /** The word that begins a line about an item. */
  #verbOf(item: Item): string {
    return this.verb === 'mv' ? 'move' : item.kind;
  }

  /** What is to be done. What is only shown, or left out, is not. */
  async *#jobs(): AsyncGenerator<Job> {
    const { session, flags, caller, sourceCaller } = this.context;
    const { cwd } = session.io;
    const included = readFilter(this.paths, this.ends.recursive, flags, session.io);
    const warn = (line: string) => this.#progress.warn(line);
    const request = { session, ends: this.ends, isSync: this.verb === 'sync', source: sourceCaller, target: caller, included, flags, warn };
    for await (const item of plan(request)) {
      const objected = this.verb === 'sync' && flags.has('no-overwrite') ? undefined : objection(item, flags, cwd, existsSync);
      if (objected?.warning !== undefined) await warn(objected.warning);
      if (objected?.leftOut) continue;
      // What the flags ask for may make no sense, which is known before anything is sent.
      if (item.kind === 'upload' || item.kind === 'copy') writeParameters(flags, session.io);
      if (flags.has('dryrun')) await this.#progress.dryRun(`(dryrun) ${this.#verbOf(item)}: ${describeItem(item, cwd)}`);
      else yield { item, counted: this.#progress.queue(item.kind === 'delete' ? undefined : item.size) };
    }
  }

  /** Transfers one item; what goes wrong with it is printed, and the others go on. */
  async #run({ item, counted }: Job): Promise<void> {
    const { session, flags } = this.context;
    const line = describeItem(item, session.io.cwd);
    try {
      const warning = await perform(this.context, item, this.verb === 'mv', (bytes) => this.#progress.advance(counted, bytes));
      if (warning !== undefined) await this.#progress.warn(warning);
      await this.#progress.succeed(`${this.#verbOf(item)}: ${line}`);
    } catch (error) {
      if (endsAll(error) || session.io.signal?.aborted) throw error;
      const isThere = flags.has('no-overwrite') && error instanceof ServiceError && error.error.code === 'PreconditionFailed';
      if (isThere) this.#progress.skip(counted);
      else await this.#progress.fail(`${this.#verbOf(item)} failed: ${line} ${reason(error)}`, counted);
    }
  }

  /** A line of ours where the source is not what `aws` takes one for. */
  async #hint(): Promise<void> {
    const { flags, session } = this.context;
    const { io, environment } = session;
    const [source = ''] = this.paths;
    if (flags.has('quiet') || (this.verb === 'rm' && !/[*?]/.test(source))) return;
    const { sourceHint } = await import('./hints.ts');
    const hint = sourceHint(this.verb, this.paths, programName(environment.surface), io);
    if (hint !== undefined) await io.stderr.write(`${hint}\n`);
  }

  async run(): Promise<number> {
    const { session, config } = this.context;
    const progress = this.#progress;
    try {
      const work = { queued: () => undefined, allQueued: () => progress.allQueued(), run: (job: Job) => this.#run(job) };
      await runQueue(this.#jobs(), config, work);
    } catch (error) {
      if (error instanceof Interrupted || session.io.signal?.aborted) {
        await progress.fatal('cancelled: ctrl-c received');
        throw new Interrupted();
      }
      if (endsAll(error)) throw error;
      // Nothing more can be found to transfer.
      await progress.fatal(`fatal error: ${reason(error)}`);
    }
    const { stderr } = session.io;
    // A deletion of nothing goes well.
    if (!this.ends.recursive && (progress.failed > 0 || this.verb === 'rm')) await this.#hint();
    if (progress.failed > 0 && stderr.isTTY) await stderr.write(`${(await import('../../../../messages/aws/en.ts')).why}\n`);
    if (progress.failed > 0) return exitCodes.transferFailed;
    return progress.warned > 0 ? exitCodes.transferSkipped : exitCodes.success;
  }
}

/** Calls where the source of a copy is: `--source-region` names its Region. */
async function sourceCallerOf(session: Session, caller: Caller, kind: Ends['kind'], flags: S3Flags): Promise<Caller> {
  const region = flags.text('source-region');
  if (region === undefined || kind !== 'copy') return caller;
  return Caller.open(new Session(session.io, session.environment, { ...session.globals, region }), s3Model(session));
}

/** So many parts go at once: each has a file open, and more of them make nothing faster. */
const mostParts = 10;

/** Reads the paths. @throws a CommandLineError as {@link readEnds} does, with a line of help for a wildcard that no shell has replaced */
async function endsOf(verb: Verb, session: Session, paths: readonly string[], flags: S3Flags): Promise<Ends> {
  const recursive = verb === 'sync' || flags.has('recursive');
  try {
    return readEnds(paths, recursive, session.io);
  } catch (error) {
    if (recursive || !(error instanceof CommandLineError)) throw error;
    const { sourceHint } = await import('./hints.ts');
    throw error.withHint(sourceHint(verb, paths, programName(session.environment.surface), session.io));
  }
}

const runner =
  (verb: Verb, usage: string) =>
  async (session: Session, paths: readonly string[], flags: S3Flags): Promise<number> => {
    checkPaths(verb, usage, paths, flags, session.io);
    metadata(flags, session.io);
    const streams = paths.includes('-');
    const ends = streams ? undefined : await endsOf(verb, session, paths, flags);
    const config = readTransferConfig(session);
    const caller = await Caller.open(session, s3Model(session));
    const slots = new Slots(Math.min(config.maxConcurrent, mostParts));
    const shared = { session, flags, config, slots, caller };
    if (ends === undefined) return (await import('./streams.ts')).streamObject({ ...shared, sourceCaller: caller }, paths);
    return new Transfers({ ...shared, sourceCaller: await sourceCallerOf(session, caller, ends.kind, flags) }, ends, paths, verb).run();
  };

const twoPaths = '<LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>';

const command = (name: Verb, usage: string, flags: S3Syntax['flags'], description: string): S3Command => {
  const count = name === 'rm' ? 1 : 2;
  return { name, description, usage, paths: { least: count, most: count, name: 'paths' }, flags, run: runner(name, usage) };
};

/** `aws s3 cp`. */
export const cp = command('cp', twoPaths, cpFlags, 'Copies a local file or S3 object to another location locally or in S3.');

/** `aws s3 mv`. */
export const mv = command(
  'mv',
  twoPaths,
  mvFlags,
  'Moves a local file or S3 object to another location locally or in S3: it is copied, and then the source is deleted.',
);

/** `aws s3 rm`. */
export const rm = command('rm', '<S3Uri>', rmFlags, 'Deletes an S3 object.');

/** `aws s3 sync`. */
export const sync = command(
  'sync',
  twoPaths,
  syncFlags,
  'Syncs directories and S3 prefixes. Recursively copies new and updated files from the source directory to the destination. Only creates folders in the destination if they contain one or more files.',
);
