import { compareText } from '../kernel/key-order.ts';
import type { Key, Range } from '../kernel/state.ts';

/** Ends every part of an encoded key; below every character that can follow, so that a shorter part sorts first. */
const END_OF_PART = '\u0000';

const escaped: Readonly<Record<string, string>> = { '\u0000': '\u0001\u0001', '\u0001': '\u0001\u0002' };
const unescaped: Readonly<Record<string, string>> = { '\u0001\u0001': '\u0000', '\u0001\u0002': '\u0001' };

// biome-ignore lint/suspicious/noControlCharactersInRegex: these two characters are what the encoding is made of
const toEscape = /[\u0000\u0001]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above
const toEscapeAll = /[\u0000\u0001]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above
const toUnescapeAll = /\u0001[\u0001\u0002]/g;

const escapePart = (part: string): string => (toEscape.test(part) ? part.replace(toEscapeAll, (character) => escaped[character] ?? character) : part);

/** A key as one text whose order by code point is the keys' order part by part; a key's text begins with the text of its leading parts. */
export function encodeKey(key: Key): string {
  let text = '';
  for (const part of key) text += escapePart(part) + END_OF_PART;
  return text;
}

/** The key that {@link encodeKey} made the text of. */
export function decodeKey(text: string): string[] {
  const parts = text.split(END_OF_PART);
  parts.pop();
  return parts.map((part) => part.replace(toUnescapeAll, (pair) => unescaped[pair] ?? pair));
}

/** A range as encoded texts: keys from `lower` on (inclusive) that begin with `prefix`, and are before `before` where it is given. */
export interface EncodedRange {
  readonly prefix: string;
  readonly lower: string;
  readonly before: string | undefined;
}

/** Encodes the bounds of a range. */
export function encodeRange(range: Range): EncodedRange {
  const prefix = encodeKey(range.prefix ?? []) + escapePart(range.startsWith ?? '');
  let lower = prefix;
  const raise = (bound: string): void => {
    if (compareText(bound, lower) > 0) lower = bound;
  };
  if (range.from !== undefined) raise(encodeKey(range.from));
  // The least text after another one is that text and one more of the lowest character.
  if (range.after !== undefined) raise(encodeKey(range.after) + END_OF_PART);
  return { prefix, lower, before: range.before && encodeKey(range.before) };
}

const beyondSurrogates = /[\ud800-\uffff]/;
const beyondSurrogatesAll = /[\ud800-\uffff]/g;

/**
 * Text whose order by code unit, JavaScript's own, is the given text's order by code point:
 * surrogates, which stand for U+10000 and above, change places with U+E000 to U+FFFF.
 */
export function sortableText(text: string): string {
  if (!beyondSurrogates.test(text)) return text;
  return text.replace(beyondSurrogatesAll, (unit) => {
    const code = unit.charCodeAt(0);
    return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800);
  });
}

/** Sorts after every key that begins with the text it is appended to: sortable text holds this unit only as the second half of a pair. */
const LAST = '\uffff';

/** The bounds of a range among sortable texts: from `lower` on (inclusive), before `upper` (exclusive). */
export interface SortableRange {
  readonly lower: string;
  readonly upper: string;
}

/** The bounds of a range for a store whose keys are sortable texts. */
export function sortableRange(range: Range): SortableRange {
  const { prefix, lower, before } = encodeRange(range);
  const end = sortableText(prefix) + LAST;
  const bound = before === undefined ? end : sortableText(before);
  const isInside = bound < end;
  return { lower: sortableText(lower), upper: isInside ? bound : end };
}

const MAXIMUM_KEY_BYTES = 1_900;

/** Refuses a key that is too long for a store: its parts hold at most 1,900 UTF-8 bytes together, escapes counted. */
export function checkKeySize(encoded: string): void {
  if (encoded.length * 3 > MAXIMUM_KEY_BYTES && Buffer.byteLength(encoded) > MAXIMUM_KEY_BYTES) {
    throw new RangeError(`A key of the store is longer than ${MAXIMUM_KEY_BYTES} bytes: ${encoded.slice(0, 60)}…`);
  }
}
