import { existsSync, statfsSync } from 'node:fs';
import { HomeError } from '../ports/home.ts';

/** What a new LMDB store and its lock file take at first, generously. */
const FIRST_BYTES = 256 * 1024;

/**
 * Looks whether a disk has room for a file that LMDB will map and write: where it has not, writing to the mapping kills the process.
 * @param file the file; one that is there has its room already
 * @throws HomeError when there is none
 */
export function ensureRoomToMap(
  file: string,
  folder: string,
  statfs: (path: string) => { readonly blocks: number; readonly bavail: number; readonly bsize: number } = statfsSync,
): void {
  if (existsSync(file)) return;
  const { blocks, bavail, bsize } = statfs(folder);
  // Some file systems do not say how large they are.
  if (blocks > 0 && bavail * bsize < FIRST_BYTES)
    throw new HomeError('full', 'The disk has no room left; nothing was changed', folder, 'Free some space and try again.');
}
