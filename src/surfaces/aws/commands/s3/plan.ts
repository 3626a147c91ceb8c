import { existsSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve, sep } from 'node:path';
import { CommandLineError, ServiceError } from '../../errors.ts';
import type { Io } from '../../io.ts';
import { resolvePath } from '../../parsing/files.ts';
import type { Caller } from '../call.ts';
import type { S3Flags } from './command-line.ts';
import { globMatches } from './glob.ts';
import type { End, Item } from './item.ts';
import { listPages } from './listing.ts';
import { localFiles } from './local-files.ts';
import { isS3Uri, parseS3Uri } from './uri.ts';

/** The two ends that a command line names. */
export interface Ends {
  readonly source: End;
  readonly target: End | undefined;
  /** Whether targets take the names of their sources. */
  readonly keepName: boolean;
  readonly recursive: boolean;
}

/** `s3://bucket` is `s3://bucket/`. */
const s3Path = (path: string): string => {
  const { key } = parseS3Uri(path);
  const rest = path.slice('s3://'.length);
  return key === '' && !rest.endsWith('/') ? `${rest}/` : rest;
};

/** How a path is meant; follows awscli/customizations/s3/fileformat.py, 2026. */
function format(path: string, recursive: boolean, io: Io): { readonly end: End; readonly keepName: boolean } {
  if (isS3Uri(path)) {
    const given = s3Path(path);
    const whole = recursive && !given.endsWith('/') ? `${given}/` : given;
    return { end: { type: 's3', path: whole }, keepName: recursive || whole.endsWith('/') };
  }
  const absolute = resolvePath(path, io);
  const folder = recursive || (statSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false) || path.endsWith('/') || path.endsWith(sep);
  return { end: { type: 'local', path: folder && !absolute.endsWith(sep) ? absolute + sep : absolute }, keepName: folder };
}

/** Reads the paths of a transfer. @throws a CommandLineError for a local source that does not exist */
export function readEnds(paths: readonly string[], recursive: boolean, io: Io): Ends {
  const [from = '', to] = paths;
  const source = format(from, recursive, io);
  if (source.end.type === 'local' && !existsSync(source.end.path)) throw new CommandLineError('general', `The user-provided path ${from} does not exist.`);
  const target = to === undefined ? undefined : format(to, recursive, io);
  return { source: source.end, target: target?.end, keepName: target?.keepName ?? false, recursive };
}

const separator = (end: End): string => (end.type === 's3' ? '/' : sep);

/** Where one source goes. */
function targetOf(ends: Ends, sourcePath: string): End | undefined {
  if (ends.target === undefined) return undefined;
  const from = separator(ends.source);
  const relative = ends.recursive ? sourcePath.slice(ends.source.path.length) : (sourcePath.split(from).at(-1) ?? '');
  const name = ends.keepName ? relative.replaceAll(from, separator(ends.target)) : '';
  return { type: ends.target.type, path: ends.target.path + name };
}

/** Whether `--exclude` and `--include` let a source through: of those that match, the last counts. */
function filter(ends: Ends, flags: S3Flags): (path: string) => boolean {
  const { source } = ends;
  const slash = separator(source);
  const parts = source.path.split(slash);
  const root = ends.recursive || (source.type === 's3' && source.path.endsWith('/')) ? source.path : parts.slice(0, -1).join(slash);
  const rules = flags.inOrder(['exclude', 'include']).map(([name, value]) => {
    const pattern = String(value);
    const under =
      source.type === 's3' ? `${root.replace(/\/$/, '')}/${pattern.replaceAll(sep, '/')}` : isAbsolute(pattern) ? pattern : join(resolve(root), pattern);
    return { included: name === 'include', pattern: under };
  });
  return (path) => rules.reduce((included, rule) => (globMatches(path, rule.pattern) ? rule.included : included), true);
}

async function* s3Sources(caller: Caller, ends: Ends, flags: S3Flags, deleting: boolean): AsyncGenerator<Omit<Item, 'target'>> {
  const location = parseS3Uri(ends.source.path);
  if (!ends.recursive) {
    if (deleting) {
      yield { source: ends.source, size: undefined, modified: undefined };
      return;
    }
    const head = await headObject(caller, location.bucket, location.key);
    yield { source: ends.source, size: Number(head.ContentLength ?? 0), modified: head.LastModified instanceof Date ? head.LastModified : undefined };
    return;
  }
  for await (const page of listPages(caller, location, flags, undefined)) {
    for (const { key, size, modified } of page.objects) {
      // What the console makes as a folder is an empty object; it is deleted with the rest, and not transferred.
      if (key.endsWith('/') && size === 0 && !deleting) continue;
      yield { source: { type: 's3', path: `${location.bucket}/${key}` }, size, modified };
    }
  }
}

/** What is known of an object. A missing one is named, as `aws s3` does. */
async function headObject(caller: Caller, bucket: string, key: string): Promise<Record<string, unknown>> {
  const result = await caller.send('HeadObject', { Bucket: bucket, Key: key });
  if (result.ok) return result.output;
  if (result.error.code !== '404') throw new ServiceError('HeadObject', result.error, result.event);
  throw new CommandLineError('general', `An error occurred (404) when calling the HeadObject operation: Key "${key}" does not exist`);
}

/** Everything that a transfer is to do, in the order of names. Warnings are for files that are left out. */
export async function* plan(caller: Caller, ends: Ends, flags: S3Flags, warn: (message: string) => Promise<void>): AsyncGenerator<Item> {
  const included = filter(ends, flags);
  const sources =
    ends.source.type === 's3'
      ? s3Sources(caller, ends, flags, ends.target === undefined)
      : localFiles(ends.source.path, ends.recursive, !flags.has('no-follow-symlinks'), warn);
  for await (const item of sources) {
    if (included(item.source.path)) yield { ...item, target: targetOf(ends, item.source.path) };
  }
}
