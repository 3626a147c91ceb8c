import * as words from '../../../../messages/aws/hints.ts';
import type { Io } from '../../io.ts';
import { resolvePath } from '../../parsing/files.ts';
import type { Program } from '../../program-name.ts';
import { facts } from './local-files.ts';
import { isS3Uri } from './uri.ts';

/*
 * A line of ours after the commonest mistakes with the paths of `s3`. In a file of its own, as it is only loaded when something went wrong.
 */

/** A word as a shell needs it to be written. */
const shown = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `"${word}"`);

/** What to type where a path has a wildcard: the folder, and what to take from it. */
function wildcardHint(start: string, path: string, rest: readonly string[]): string | undefined {
  const slash = path.lastIndexOf('/') + 1;
  const [folder, pattern] = [path.slice(0, slash), path.slice(slash)];
  if (!/[*?]/.test(pattern) || /[*?]/.test(folder)) return undefined;
  return words.s3Wildcard([start, shown(folder || '.'), ...rest.map(shown), '--recursive', '--exclude "*"', '--include', `"${pattern}"`].join(' '));
}

/** A line of help where a transfer without `--recursive` came to nothing: its source is a folder, or has a wildcard. */
export function sourceHint(verb: string, [source = '', ...rest]: readonly string[], program: Program, io: Pick<Io, 'cwd' | 'env'>): string | undefined {
  const start = `${program} s3 ${verb}`;
  if (!isS3Uri(source) && facts(resolvePath(source, io))?.isDirectory()) {
    return words.s3Folder(source, [start, ...[source, ...rest].map(shown), '--recursive'].join(' '));
  }
  return wildcardHint(start, source, rest);
}

/** A line of help where a bucket was named without its scheme. */
export const schemeHint = (path: string): string | undefined => (/^[a-z0-9][a-z0-9.-]+(?:\/.*)?$/.test(path) ? words.s3Scheme(path) : undefined);
