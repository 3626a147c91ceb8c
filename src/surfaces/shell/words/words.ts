import { glossary } from '../../../messages/glossary/en.ts';
import { shellMessages as messages } from '../../../messages/tutor/shell.ts';
import type { Io } from '../../aws/io.ts';
import type { PromptWords } from '../complete-line.ts';
import type { ShellInUse } from '../shell-in-use.ts';
import { as } from './as.ts';
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
  help,
  exit,
  quit: exit,
};

/** The words with what may stand after them, for TAB. */
export const promptWords: PromptWords = Object.fromEntries(Object.entries(words).map(([name, { completes }]) => [name, completes ?? (() => [])]));

/** Does what a word of the shell's own says, and gives its exit code; `undefined` for a line that is none. */
export async function runWord(shell: ShellInUse, text: string, io: Io): Promise<number | undefined> {
  const [first = '', ...rest] = text.split(/\s+/);
  // What is more than a word and its own words, such as `help | less`, is for bash.
  if (!Object.hasOwn(words, first) || /[\n|&;<>()`$]/.test(text)) return undefined;
  return words[first]?.run(shell, rest, io);
}
