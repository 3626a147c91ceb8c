import { accessSync, constants, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { compareText } from '../../../../kernel/key-order.ts';
import type { Warning } from './item.ts';

/** A local file. */
export interface LocalFile {
  readonly path: string;
  readonly size: number;
  readonly modified: Date;
}

const readable = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
};

/** What the machine says of a path; nothing where it is not there, or a part of it is a file. */
export function facts(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Why a file is left out, in the words of awscli/customizations/s3/filegenerator.py, 2026; `undefined` when it is not. */
function fault(path: string, stats: Stats | undefined): string | undefined {
  const because = (reason: string): string => `warning: Skipping file ${path}. ${reason}`;
  if (stats === undefined) return because('File does not exist.');
  if (!stats.isFile() && !stats.isDirectory()) return because('File is character special device, block special device, FIFO, or socket.');
  return readable(path) ? undefined : because('File/Directory is not readable.');
}

const isLink = (path: string): boolean => {
  const bare = path.endsWith(sep) && path.length > 1 ? path.slice(0, -1) : path;
  return lstatSync(bare, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
};

interface Entry {
  readonly path: string;
  readonly stats: Stats;
  /** Folders sort as if their names ended with the separator, which is how their files' names go on. */
  readonly key: string;
}

/** What is in a folder, in the order in which S3 lists keys. */
function* entriesOf(folder: string, followLinks: boolean): Generator<Entry | Warning> {
  const entries: Entry[] = [];
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!followLinks && isLink(path)) continue;
    const stats = facts(path);
    const warning = fault(path, stats);
    if (warning !== undefined) yield { warning };
    else if (stats !== undefined) entries.push({ path, stats, key: stats.isDirectory() ? `${name}/` : name });
  }
  yield* entries.sort((a, b) => compareText(a.key, b.key));
}

function* filesBelow(folder: string, followLinks: boolean): Generator<LocalFile | Warning> {
  for (const entry of entriesOf(folder, followLinks)) {
    if ('warning' in entry) yield entry;
    else if (entry.stats.isDirectory()) yield* filesBelow(entry.path, followLinks);
    else yield { path: entry.path, size: entry.stats.size, modified: entry.stats.mtime };
  }
}

/** A file, or with `recursive` all files under a folder, in the order in which S3 lists keys. Files that cannot be read are left out with a warning. */
export function* localFiles(path: string, recursive: boolean, followLinks: boolean): Generator<LocalFile | Warning> {
  if (!followLinks && isLink(path)) return;
  const stats = facts(path);
  const warning = fault(path, stats);
  if (warning !== undefined) yield { warning };
  else if (stats?.isDirectory() && recursive) yield* filesBelow(path, followLinks);
  else if (stats !== undefined) yield { path, size: stats.size, modified: stats.mtime };
}
