import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitCommandLine } from '../../src/learn/command-line.ts';

const folder = join(import.meta.dirname, 'cases');

function wordsOf(line: string): readonly string[] {
  const split = splitCommandLine(line);
  if ('incomplete' in split) throw new Error(`A case is incomplete: ${line}`);
  return split.words;
}

/** The command lines of a JSON file of this folder. */
export const linesOf = (name: string): readonly (readonly string[])[] =>
  (JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as readonly string[]).map(wordsOf);

/** The command lines that are written by hand, by file. */
export const writtenCases = (): readonly (readonly string[])[] =>
  readdirSync(folder)
    .sort()
    .flatMap((name) => linesOf(join('cases', name)));
