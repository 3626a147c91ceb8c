import { join } from 'node:path';
import { inWords } from '../ports/file-errors.ts';
import { HomeError } from '../ports/home.ts';

/** The name LMDB gives the file with the data in a store's folder. */
export const DATA_FILE = 'data.mdb';

/** Errors of LMDB, and of the system below it, carry its number. */
export const isLmdbError = (error: unknown): error is Error & { readonly code: number } =>
  error instanceof Error && 'code' in error && typeof error.code === 'number';

/** The rows can't be read: they, or the file, are not what was written. */
export function corrupted(folder: string, cause: unknown): HomeError {
  const advice = 'Restore it from a copy or an export, or delete this cloud and make it anew.';
  return new HomeError('corrupted', 'The rows of this cloud are corrupted', join(folder, DATA_FILE), advice, { cause });
}

/** The rows are as they should be, for everybody who reads them; but the disk did not confirm that it has them. */
export function unconfirmed(folder: string, cause: unknown): HomeError {
  const what = 'The change was made, but the disk did not confirm it: it stands, but may not survive a power failure';
  return new HomeError('unreadable', what, folder, 'Check the disk before you go on.', { cause });
}

/** Puts what LMDB said into words. @param folder the store's */
export function inWordsOfHome(error: unknown, folder: string): unknown {
  if (!isLmdbError(error)) return inWords(error, folder);
  // A write that the disk took only in part is an input/output error to LMDB ("short write, filesystem full?" in mdb.c).
  if (/Input\/output error/i.test(error.message)) {
    const what = 'The disk is full or failing; nothing was changed';
    return new HomeError('full', what, folder, 'Free some space and try again.', { cause: error });
  }
  if (/No space left|File too large|MDB_MAP_FULL|quota/i.test(error.message)) {
    return new HomeError('full', 'The disk has no room left; nothing was changed', folder, 'Free some space and try again.', { cause: error });
  }
  if (/MDB_/.test(error.message)) return corrupted(folder, error);
  const advice = 'Check its permissions, or set NIMBI_HOME to another folder.';
  return new HomeError('unreadable', `nimbi can't use the rows of this cloud: ${error.message}`, folder, advice, { cause: error });
}
