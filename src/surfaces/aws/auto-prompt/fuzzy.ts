/** How far a text is from what was typed: 0 begins with it, 1 holds it, 2 has its signs in order; `undefined` for one that has not. */
function distance(text: string, part: string): number | undefined {
  if (text.startsWith(part)) return 0;
  if (text.includes(part)) return 1;
  let position = -1;
  for (const sign of part) {
    position = text.indexOf(sign, position + 1);
    if (position < 0) return undefined;
  }
  return 2;
}

/** The items that fit what was typed, the nearest first. Of several words each must fit, in any order. */
export function fuzzy<Item>(typed: string, items: readonly Item[], nameOf: (item: Item) => string): readonly Item[] {
  const parts = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = items.flatMap((item) => {
    const name = nameOf(item).toLowerCase();
    const distances = parts.map((part) => distance(name, part));
    return distances.includes(undefined) ? [] : [{ item, rank: distances.reduce<number>((sum, each) => sum + (each ?? 0), 0), length: name.length }];
  });
  // Where nothing was typed, and among equals that do not begin with it, the order is the given one.
  return ranked.sort((a, b) => a.rank - b.rank || (parts.length > 0 ? a.length - b.length : 0)).map(({ item }) => item);
}
