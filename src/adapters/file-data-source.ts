import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from '../ports/data-source.ts';
import { errorCode } from './file-errors.ts';

const absent = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG']);

const isName = (part: string): boolean => part !== '' && part !== '.' && part !== '..' && !/[\\:]/.test(part) && !part.includes('\0');

/**
 * The data files in a folder. Paths come with names that people type: one that would leave the folder names nothing.
 */
export function fileDataSource(root: string): DataSource {
  const readOr = <Value>(fallback: Value, path: string, read: (file: string) => Value): Value => {
    const parts = path.split('/');
    if (!parts.every(isName)) return fallback;
    try {
      return read(join(root, ...parts));
    } catch (error) {
      if (absent.has(errorCode(error) ?? '')) return fallback;
      throw error;
    }
  };
  return {
    text: (path) => readOr<string | undefined>(undefined, path, (file) => readFileSync(file, 'utf8')),
    names: (path) => readOr<readonly string[]>([], path, (folder) => readdirSync(folder).sort()),
  };
}
