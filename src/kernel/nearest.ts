/**
 * The number of single edits that turn one text into the other, two neighbors that changed places being one (optimal string alignment);
 * `limit + 1` when it is more than `limit`.
 */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : substituted;
      current.push(Math.min(substituted, swapped, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    if (Math.min(...current, ...previous) > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}

/**
 * The choices that are nearest to a mistyped word, best first; at most three, none when none is near: a letter in four may be wrong, and one
 * in a short word.
 */
export function nearest(word: string, choices: Iterable<string>): readonly string[] {
  const limit = Math.max(1, Math.floor(word.length / 4));
  const near: { readonly choice: string; readonly edits: number }[] = [];
  for (const choice of choices) {
    const edits = distance(word, choice, limit);
    if (edits <= limit) near.push({ choice, edits });
  }
  near.sort((a, b) => a.edits - b.edits || (a.choice < b.choice ? -1 : 1));
  return near.slice(0, 3).map(({ choice }) => choice);
}
