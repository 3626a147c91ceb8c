/** The number of single edits that turn one text into the other, or `limit + 1` when it is more than `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substituted, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    if (Math.min(...current) > limit) return limit + 1;
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}

/** The choices that are nearest to a mistyped word, best first; at most three, none when none is near. */
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
