/** An answer of at most this many lines is shown whole. */
const shownWhole = 14;

/** Of a longer one this many lines are shown at first. */
const shownFirst = 11;

/** A long text, to be shown piece by piece. */
export interface Folded {
  readonly shown: string;
  /** What was not shown; absent when all was. */
  readonly rest?: string;
  readonly restLines: number;
}

/** Folds a text: the first lines of a long one, the whole of a short one. */
export function fold(text: string, first = shownFirst, whole = shownWhole): Folded {
  const lines = text.replace(/\n$/, '').split('\n');
  if (lines.length <= whole) return { shown: lines.join('\n'), restLines: 0 };
  return { shown: lines.slice(0, first).join('\n'), rest: lines.slice(first).join('\n'), restLines: lines.length - first };
}

/** A word of at most this many signs is shown whole. */
const longestWord = 160;

/** Of a longer one this many are. */
const shownOfWord = 24;

/**
 * Cuts words that nobody reads, such as EC2's encoded authorization messages: they would push the rest off the screen.
 * @param cut says how many signs the word has
 */
export const cutLongWords = (text: string, cut: (signs: number) => string): string =>
  text.replace(/\S+/g, (word) => (word.length > longestWord ? `${word.slice(0, shownOfWord)}${cut(word.length)}` : word));
