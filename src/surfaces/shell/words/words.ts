import { glossary } from '../../../messages/glossary/en.ts';
import { shellMessages as messages } from '../../../messages/tutor/shell.ts';
import type { Io } from '../../aws/io.ts';
import type { PromptWords } from '../complete-line.ts';
import type { ShellInUse } from '../shell-in-use.ts';
import { as } from './as.ts';
import { history } from './history.ts';
import { profile, region } from './places.ts';
import type { Word } from './word.ts';

const help: Word = {
  async run(_shell, _rest, io) {
    const width = Math.max(...messages.help.map(([word]) => word.length)) + 2;
    await io.stdout.write(`${messages.help.map(([word, meaning]) => `  ${word.padEnd(width)}${meaning}`).join('\n')}\n${messages.helpEnd}\n`);
    return 0;
  },
};

const exit: Word = {
  async run(shell, [code]) {
    shell.ended = true;
    return code !== undefined && /^\d+$/.test(code) ? Number(code) % 256 : shell.status;
  },
};

/** A verb of nimbi's that needs no `nimbi` before it. */
const verb = (name: string, completes?: Word['completes']): Word => ({
  run: (shell, rest, io) => shell.deps.runOwnVerb([name, ...rest], io),
  ...(completes && { completes }),
});

const words: Readonly<Record<string, Word>> = {
  region,
  profile,
  explain: verb('explain', () => ['--all', '--last']),
  timeline: verb('timeline', () => ['--limit', '--refused']),
  undo: verb('undo'),
  what: verb('what', () => glossary.flatMap(({ terms }) => terms.map(({ term }) => term))),
  as,
  history,
  help,
  exit,
  quit: exit,
};

/** The words with what may stand after them, for TAB. */
export const promptWords: PromptWords = Object.fromEntries(Object.entries(words).map(([name, { completes }]) => [name, completes ?? (() => [])]));

/** Words that bash has, too: `help | less` and `test || exit` are its own. */
const alsoOfBash: ReadonlySet<string> = new Set(['help', 'exit']);

/** Whether a command's name is one that only this shell knows what is meant by; bash's `history` is empty, and `as` an assembler. */
export const isOwnWord = (name: string): boolean => Object.hasOwn(words, name) && !alsoOfBash.has(name);

/** Does what a word of the shell's own says, and gives its exit code; `undefined` for a command that is none. */
export async function runWord(shell: ShellInUse, [first = '', ...rest]: readonly string[], io: Io): Promise<number | undefined> {
  return Object.hasOwn(words, first) ? words[first]?.run(shell, rest, io) : undefined;
}
