/** Mixes a text into 32 bits (FNV-1a with a final avalanche). Not for secrets: only spreads well and never changes. */
function mix(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** `length` hexadecimal digits that depend on `text` alone: the ids of things that are the same in every cloud, such as public images. */
export function stableHex(text: string, length: number): string {
  let digits = '';
  for (let block = 0; digits.length < length; block += 1) digits += mix(`${block}:${text}`).toString(16).padStart(8, '0');
  return digits.slice(0, length);
}

/** `items` in an order that depends on `text` alone. */
export const stableShuffle = <Item>(items: readonly Item[], text: string): Item[] =>
  items
    .map((item, index) => ({ item, weight: mix(`${text}:${index}`) }))
    .sort((a, b) => a.weight - b.weight)
    .map(({ item }) => item);
