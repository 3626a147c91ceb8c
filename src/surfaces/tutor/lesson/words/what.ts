import { messages } from '../../../../messages/learn/lesson/en.ts';
import type { Word } from './word.ts';

/** Explains a word. */
export const what: Word = async ({ deps, display }, rest) => {
  display.line(rest === '' ? messages.whatTerm : (await deps.what(rest.replace(/^["']|["'?]$/g, ''), display.columns)).trimEnd());
  return 'stay';
};
