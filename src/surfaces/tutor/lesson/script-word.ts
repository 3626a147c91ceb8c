import { messages } from '../../../messages/learn/lesson/en.ts';
import { decoded } from './decode.ts';
import { fold } from './fold.ts';
import { type Ask, runMfa } from './phone.ts';
import type { Bench } from './requests/bench.ts';
import { runRequestWord } from './requests/request-words.ts';

/** What the words of scripts work on. */
export interface ScriptBench extends Bench {
  readonly ask: Ask;
  /** The answer of the command before. */
  readonly lastAnswer: string;
}

/** Does what a line of a script says that begins with a word of the lesson's. */
export async function runScriptWord(words: readonly string[], bench: ScriptBench): Promise<void> {
  const [word, ...args] = words;
  if (word === 'mfa') await runMfa(args, bench);
  else if (word === 'decode') bench.screen.line(fold(decoded(bench.lastAnswer) ?? messages.notBase64).shown);
  else await runRequestWord(words, bench);
}
