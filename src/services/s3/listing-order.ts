/**
 * The first text, in the order of UTF-8 bytes, after all texts that begin with this one: where a listing goes on past a common prefix.
 * @returns undefined when there is none: nothing comes after U+10FFFF
 */
export function afterAllWith(prefix: string): string | undefined {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    // Surrogates are no characters, so what comes after U+D7FF is U+E000.
    if (last < 0x10ffff) return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1);
  }
  return undefined;
}
