import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Every file under a folder or file, as paths that begin with it, in code-unit order; none when it does not exist. */
export function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]));
}

/** A short text that changes when one of these files comes, goes, or changes its size or time. */
export function fingerprint(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Writes a file so that readers see the old one or the new one, never half of it. */
export function writeAtomically(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}

function copyIfChanged(from: string, to: string): void {
  const source = statSync(from);
  const target = existsSync(to) ? statSync(to) : undefined;
  if (target?.size === source.size && Math.trunc(target.mtimeMs) === Math.trunc(source.mtimeMs)) return;
  const temporary = `${to}.${process.pid}.tmp`;
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, temporary);
  utimesSync(temporary, source.atime, source.mtime);
  renameSync(temporary, to);
}

/** Makes a folder equal to another one, file by file, each at once, so that programs that run meanwhile find all they need. */
export function mirror(from: string, to: string): void {
  const wanted = new Set<string>();
  for (const file of filesUnder(from)) {
    const target = join(to, file.slice(from.length + 1));
    wanted.add(target);
    copyIfChanged(file, target);
  }
  for (const file of filesUnder(to)) if (!wanted.has(file) && !file.endsWith('.tmp')) rmSync(file, { force: true });
}

/** The text of a file, or `undefined` when there is none. */
export const readIfThere = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
