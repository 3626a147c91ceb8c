import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The longest name that file systems take, in bytes. */
const longestName = 255;

/** Files that this process began: on a disk that does not tell `A` from `a` the path alone would not keep two of them apart. */
let begun = 0;

/** The start of a name, cut between characters. */
function cut(name: string, bytes: number): string {
  let kept = '';
  let size = 0;
  for (const character of name) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept;
}

/** The path of a new file beside another, for its content until that is whole: unlike any that is there, and no longer than a name may be. */
export function partFile(path: string): string {
  for (;;) {
    begun += 1;
    const ending = `.${process.pid}-${begun}.part`;
    const part = join(dirname(path), `${cut(basename(path), longestName - ending.length)}${ending}`);
    // One that was left by an earlier process of this number.
    if (!existsSync(part)) return part;
  }
}

/** Removes a file that did not become whole. Whatever the machine says to that, why it did not is what counts. */
export function removePart(part: string): void {
  try {
    rmSync(part, { force: true });
  } catch {
    // Nothing more can be done.
  }
}
