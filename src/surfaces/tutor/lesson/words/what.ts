import type { Word } from './word.ts';

/** Explains a word; without one, lists them all. */
export const what: Word = async ({ deps, display }, rest) => {
  display.line((await deps.what(rest.replace(/^["']|["'?]$/g, ''), display.columns)).trimEnd());
  return 'stay';
};
