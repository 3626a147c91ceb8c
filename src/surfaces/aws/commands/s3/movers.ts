import { mkdirSync, unlinkSync, utimesSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { CommandLineError, Interrupted } from '../../errors.ts';
import { openBody, systemMessage } from '../../parsing/files.ts';
import type { Session } from '../../session/session.ts';
import type { Caller } from '../call.ts';
import { bodyChunks, writeWhole } from '../save-body.ts';
import type { S3Flags } from './command-line.ts';
import type { End, Item } from './item.ts';
import { objectParameters } from './object-parameters.ts';
import type { Ends } from './plan.ts';
import { parseS3Uri } from './uri.ts';

/** How one kind of transfer is done and described. */
export interface Mover {
  /** `upload`, `download`, `copy`, `move` or `delete`. */
  readonly verb: string;
  describe(item: Item): string;
  /** Why an item is left out; `undefined` when it is not. */
  skip(item: Item): string | undefined;
  /** Does it. `advance` is told of the bytes that went over. */
  run(item: Item, advance: (bytes: number) => Promise<void>): Promise<void>;
}

/** A file's path as `aws s3` shows it: from the folder that the command runs in, `./tom.jpg`. */
function shownPath(path: string, cwd: string): string {
  const folder = relative(cwd, dirname(path));
  return `${folder === '' ? '.' : folder}${sep}${path.endsWith(sep) ? basename(path) + sep : basename(path)}`;
}

const shown = (end: End, cwd: string): string => (end.type === 's3' ? `s3://${end.path}` : shownPath(end.path, cwd));

/** A key as CopySource wants it. */
const encodedSource = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

type Advance = (bytes: number) => Promise<void>;

/** A body that tells how much of it was read; Ctrl-C ends it. */
async function* watched(session: Session, body: AsyncIterable<Uint8Array>, advance: Advance): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    if (session.io.signal?.aborted) throw new Interrupted();
    yield chunk;
    await advance(chunk.byteLength);
  }
}

async function upload(session: Session, caller: Caller, item: Item, target: End, flags: S3Flags, advance: Advance): Promise<void> {
  const { bucket, key } = parseS3Uri(target.path);
  const file = openBody(item.source.path, session.io);
  if (file === undefined) throw new CommandLineError('general', `[Errno 21] Is a directory: '${item.source.path}'`);
  const body = file instanceof Uint8Array ? file : watched(session, file, advance);
  await caller.call('PutObject', { Bucket: bucket, Key: key, Body: body, ...objectParameters(flags, session.io, 'PutObject', item.source.path) });
}

async function download(session: Session, caller: Caller, item: Item, target: End, advance: Advance): Promise<void> {
  const { bucket, key } = parseS3Uri(item.source.path);
  const output = await caller.call('GetObject', { Bucket: bucket, Key: key });
  try {
    mkdirSync(dirname(target.path), { recursive: true });
    await writeWhole(target.path, bodyChunks(caller.cloud, output.Body), session.io.signal, advance);
    if (item.modified !== undefined) utimesSync(target.path, item.modified, item.modified);
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    throw new CommandLineError('general', systemMessage(error, target.path));
  }
}

async function copy(session: Session, caller: Caller, item: Item, target: End, flags: S3Flags): Promise<void> {
  const { bucket, key } = parseS3Uri(target.path);
  const input = {
    Bucket: bucket,
    Key: key,
    CopySource: encodedSource(item.source.path),
    ...objectParameters(flags, session.io, 'CopyObject', item.source.path),
  };
  await caller.call('CopyObject', input);
}

async function remove(caller: Caller, end: End): Promise<void> {
  if (end.type === 'local') {
    unlinkSync(end.path);
    return;
  }
  const { bucket, key } = parseS3Uri(end.path);
  await caller.call('DeleteObject', { Bucket: bucket, Key: key });
}

/** A key such as `../x` must not lead out of the folder that is downloaded to. */
function escapes(item: Item, ends: Ends): string | undefined {
  if (item.target?.type !== 'local' || item.source.type !== 's3' || !ends.keepName) return undefined;
  const { key } = parseS3Uri(item.source.path);
  return key.split('/').includes('..') ? `warning: Skipping file s3://${item.source.path}. File references a parent directory.` : undefined;
}

/** The mover for the two ends of a command. `moving` deletes every source that was transferred. */
export function mover(session: Session, caller: Caller, ends: Ends, moving: boolean, flags: S3Flags): Mover {
  const { cwd } = session.io;
  const kind = ends.target === undefined ? 'delete' : ends.source.type === 'local' ? 'upload' : ends.target.type === 'local' ? 'download' : 'copy';
  const steps: Readonly<Record<typeof kind, (item: Item, target: End, advance: (bytes: number) => Promise<void>) => Promise<void>>> = {
    upload: (item, target, advance) => upload(session, caller, item, target, flags, advance),
    download: (item, target, advance) => download(session, caller, item, target, advance),
    copy: (item, target) => copy(session, caller, item, target, flags),
    delete: (item) => remove(caller, item.source),
  };
  return {
    verb: moving ? 'move' : kind,
    describe: ({ source, target }) => (target === undefined ? shown(source, cwd) : `${shown(source, cwd)} to ${shown(target, cwd)}`),
    skip: (item) => escapes(item, ends),
    run: async (item, advance) => {
      await steps[kind](item, item.target ?? item.source, advance);
      if (moving) await remove(caller, item.source);
    },
  };
}
