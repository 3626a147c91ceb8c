import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from '../ports/data-source.ts';
import { errorCode } from '../ports/file-errors.ts';
import { packEnding, packedNames, packedText } from './data-pack.ts';

const absent = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG']);

const isName = (part: string): boolean => part !== '' && part !== '.' && part !== '..' && !/[\\:]/.test(part) && !part.includes('\0');

/**
 * The data files in a folder. A folder within it may stand there as a pack, `models/iam.pack` for the files of `models/iam`.
 * Paths come with names that people type: one that would leave the folder names nothing.
 */
export function fileDataSource(root: string): DataSource {
  const readOr = <Value>(fallback: Value, read: () => Value): Value => {
    try {
      return read();
    } catch (error) {
      if (absent.has(errorCode(error) ?? '')) return fallback;
      throw error;
    }
  };
  const locate = (path: string): string | undefined => {
    const parts = path.split('/');
    return parts.every(isName) ? join(root, ...parts) : undefined;
  };
  const fromPack = (path: string): string | undefined => {
    const end = path.lastIndexOf('/');
    const pack = end < 0 ? undefined : locate(`${path.slice(0, end)}${packEnding}`);
    return pack === undefined ? undefined : readOr(undefined, () => packedText(pack, path.slice(end + 1)));
  };
  const inFolder = (folder: string): readonly string[] =>
    readOr<readonly string[]>([], () => readdirSync(folder)).map((name) => (name.endsWith(packEnding) ? name.slice(0, -packEnding.length) : name));
  return {
    text: (path) => {
      const file = locate(path);
      return file === undefined ? undefined : (fromPack(path) ?? readOr(undefined, () => readFileSync(file, 'utf8')));
    },
    names: (path) => {
      const folder = locate(path);
      if (folder === undefined) return [];
      return [...new Set([...inFolder(folder), ...readOr<readonly string[]>([], () => packedNames(`${folder}${packEnding}`))])].sort();
    },
  };
}
