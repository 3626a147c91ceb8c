import { isDeepStrictEqual } from 'node:util';
import type { XmlReader } from '../../src/wire/protocols/xml/reader.ts';
import { comparable } from './comparable.ts';
import type { Outcome } from './run-clients.ts';

/** What an error says, without who says it and how the command line is used. */
export function gist(stderr: string): string {
  const lines = stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(?:usage: |To see help|\s+aws |Note: AWS CLI version 2|Maybe you meant)/.test(line));
  return (
    lines
      .join('\n')
      .replace(/^aws: (?:\[ERROR\]|error): /m, '')
      .replace(/^An error occurred \(ParamValidation\): /m, '')
      // The list of choices is laid out anew in every version.
      .replace(/^(argument [^:]+: )(?:Found i|I)nvalid choice[\s\S]*/m, '$1invalid choice')
      .trim()
  );
}

/** What version 1 leaves with where version 2, and so nimbi, leaves with 252, 253, 254 or 255. */
const usageOfVersion1 = new Set([2, 252, 253, 254, 255]);

const sameExit = (major: string, theirs: number, ours: number): boolean =>
  theirs === ours || (major === '1' && usageOfVersion1.has(theirs) && usageOfVersion1.has(ours));

/** Version 1 (1.45.11) forgets to fill in where a shorthand is wrong. */
const withoutPlaceholder = (text: string): string => text.split('{self._error_location()}')[0]?.trim() ?? '';

/** Where two outcomes of a command line differ, in words; `undefined` where they don't. */
export function difference(major: string, theirs: Outcome, ours: Outcome, read: XmlReader): string | undefined {
  if (!sameExit(major, theirs.exitCode, ours.exitCode)) {
    return `exit code ${theirs.exitCode}, ours ${ours.exitCode}: ${gist(theirs.stderr).slice(0, 300)} | ours: ${gist(ours.stderr).slice(0, 300)}`;
  }
  const [sent, sentByUs] = [theirs, ours].map(({ requests }) => requests.map((request) => comparable(request, read)));
  if (!isDeepStrictEqual(sent, sentByUs)) return `request ${JSON.stringify(sent)} | ours: ${JSON.stringify(sentByUs)}`;
  // Ours may add a line that helps.
  if (theirs.exitCode !== 0 && !gist(ours.stderr).startsWith(withoutPlaceholder(gist(theirs.stderr))))
    return `error ${gist(theirs.stderr)} | ours: ${gist(ours.stderr)}`;
  if (theirs.stdout !== ours.stdout) return `output ${JSON.stringify(theirs.stdout)} | ours: ${JSON.stringify(ours.stdout)}`;
  return undefined;
}
