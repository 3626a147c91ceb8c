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
