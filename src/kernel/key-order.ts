import type { Key, Range } from './state.ts';

/**
 * Orders texts by code point, as UTF-8 bytes do and S3 lists keys; JavaScript's own order differs above U+FFFF.
 * @returns negative, zero or positive, as for `sort`.
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    // A surrogate stands for a code point above U+FFFF, so it comes after every other code unit.
    if (left !== right) return isSurrogate(left) === isSurrogate(right) ? left - right : isSurrogate(left) ? 1 : -1;
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** Orders keys part by part; a key comes before the longer ones that begin with it. */
export function compareKeys(a: Key, b: Key): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const order = compareText(a[index] ?? '', b[index] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Whether a key is one that a range asks for; its `limit` and `reverse` aside. */
export function isInRange(key: Key, range: Range): boolean {
  const prefix = range.prefix ?? [];
  if (key.length < prefix.length || prefix.some((part, index) => key[index] !== part)) return false;
  if (range.startsWith !== undefined && !(key[prefix.length] ?? '').startsWith(range.startsWith)) return false;
  if (range.after !== undefined && compareKeys(key, range.after) <= 0) return false;
  if (range.from !== undefined && compareKeys(key, range.from) < 0) return false;
  return range.before === undefined || compareKeys(key, range.before) < 0;
}
