import { accessSync, constants, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Item } from './item.ts';

type Warn = (message: string) => Promise<void>;

const readable = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
};

/** Why a file is left out, in the words of awscli/customizations/s3/filegenerator.py, 2026; `undefined` when it is not. */
function fault(path: string, facts: Stats | undefined): string | undefined {
  if (facts === undefined) return `warning: Skipping file ${path}. File does not exist.`;
  if (!readable(path)) return `warning: Skipping file ${path}. File/Directory is not readable.`;
  if (!facts.isFile() && !facts.isDirectory())
    return `warning: Skipping file ${path}. File is character special device, block special device, FIFO, or socket.`;
  return undefined;
}

/** Folders sort as if their names ended with the separator, which is how their files' names go on. */
function sortedNames(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const key = (name: string, isFolder: boolean): string => (isFolder ? name + sep : name).replaceAll('\\', '/');
  return entries
    .map((entry) => ({ name: entry.name, key: key(entry.name, statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isDirectory() ?? false) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ name }) => name);
}

/** A file, or with `recursive` all files under a folder. Files that cannot be read are left out with a warning. */
export async function* localFiles(path: string, recursive: boolean, followLinks: boolean, warn: Warn): AsyncGenerator<Omit<Item, 'target'>> {
  if (!followLinks && lstatSync(path.endsWith(sep) && path.length > 1 ? path.slice(0, -1) : path, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const facts = statSync(path, { throwIfNoEntry: false });
  const message = fault(path, facts);
  if (message !== undefined) {
    await warn(message);
    return;
  }
  if (!facts?.isDirectory() || !recursive) {
    yield { source: { type: 'local', path }, size: facts?.size, modified: facts?.mtime };
    return;
  }
  for (const name of sortedNames(path)) yield* localFiles(join(path, name), true, followLinks, warn);
}
