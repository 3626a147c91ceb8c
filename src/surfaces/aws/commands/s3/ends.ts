import { existsSync, mkdirSync } from 'node:fs';
import { sep } from 'node:path';
import { CommandLineError } from '../../errors.ts';
import type { Io } from '../../io.ts';
import { resolvePath, systemMessage } from '../../parsing/files.ts';
import type { End, Kind } from './item.ts';
import { facts } from './local-files.ts';
import { isS3Uri, parseS3Uri } from './uri.ts';

/** The two ends that a command line names. */
export interface Ends {
  readonly kind: Kind;
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
  const folder = recursive || (facts(absolute)?.isDirectory() ?? false) || path.endsWith('/') || path.endsWith(sep);
  return { end: { type: 'local', path: folder && !absolute.endsWith(sep) ? absolute + sep : absolute }, keepName: folder };
}

/** What is done between two ends. */
export function kindOf(paths: readonly string[]): Kind {
  const [source = '', target] = paths;
  if (target === undefined) return 'delete';
  if (!isS3Uri(source)) return 'upload';
  return isS3Uri(target) ? 'copy' : 'download';
}

/**
 * Reads the paths of a transfer. The folder that many objects are downloaded to is made.
 * @throws a CommandLineError for a local source that does not exist, or a folder that can't be made
 */
export function readEnds(paths: readonly string[], recursive: boolean, io: Io): Ends {
  const [from = '', to] = paths;
  const kind = kindOf(paths);
  const source = format(from, recursive, io);
  if (kind === 'upload' && !existsSync(resolvePath(from, io))) throw new CommandLineError('general', `The user-provided path ${from} does not exist.`);
  const target = to === undefined ? undefined : format(to, recursive, io);
  if (kind === 'download' && recursive && target !== undefined) makeFolder(target.end.path);
  return { kind, source: source.end, target: target?.end, keepName: target?.keepName ?? false, recursive };
}

function makeFolder(path: string): void {
  if (existsSync(path)) return;
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new CommandLineError('general', systemMessage(error, path));
  }
}

/** What parts the names in a path. */
const separator = ({ type }: End): string => (type === 's3' ? '/' : sep);

/** The name of something found below an end, with slashes. */
export function compareKeyOf(end: End, recursive: boolean, path: string): string {
  const slash = separator(end);
  const relative = recursive ? path.slice(end.path.length) : (path.split(slash).at(-1) ?? '');
  return slash === '/' ? relative : relative.replaceAll(slash, '/');
}

/** Where something goes that has this name below its end. */
export function targetOf({ target, keepName }: Ends, compareKey: string): End | undefined {
  if (target === undefined) return undefined;
  const slash = separator(target);
  return { type: target.type, path: target.path + (keepName ? (slash === '/' ? compareKey : compareKey.replaceAll('/', slash)) : '') };
}
