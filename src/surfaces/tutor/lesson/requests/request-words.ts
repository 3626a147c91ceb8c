import type { Bench, RequestWord } from './bench.ts';
import { change } from './change.ts';
import { RequestProblem } from './request-file.ts';
import { send } from './send.ts';
import { sign } from './sign.ts';

/** The words that work on requests, in lessons and in lab scripts. */
const words: Readonly<Record<string, RequestWord>> = { change, send, sign };

/** Does what a line says that begins with one of the words. */
export async function runRequestWord([word = '', ...args]: readonly string[], bench: Bench): Promise<void> {
  try {
    if (Object.hasOwn(words, word)) await words[word]?.(args, bench);
  } catch (error) {
    if (!(error instanceof RequestProblem)) throw error;
    bench.screen.prose(error.message);
  }
}
