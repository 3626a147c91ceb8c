import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileGlob, globPieces, matchesGlob } from '../../src/policy/glob.ts';

const matches = (pattern: string, text: string): boolean => matchesGlob(compileGlob(globPieces(pattern)), text);

/** What the wildcards mean, by the definition: slow, and plainly right. */
function meansMatch(pattern: string, text: string): boolean {
  const [first, rest] = [pattern[0], pattern.slice(1)];
  if (first === undefined) return text === '';
  if (first === '*') return meansMatch(rest, text) || (text !== '' && meansMatch(pattern, text.slice(1)));
  return text !== '' && (first === '?' || first === text[0]) && meansMatch(rest, text.slice(1));
}

const few = (alphabet: string, maxLength: number) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength });

describe('matchesGlob', () => {
  test('agrees with the definition of the wildcards', () => {
    fc.assert(
      fc.property(few('ab*?', 9), few('ab', 9), (pattern, text) => {
        expect(matches(pattern, text)).toBe(meansMatch(pattern, text));
      }),
      { numRuns: 5_000 },
    );
  });

  test('takes literal pieces literally', () => {
    expect(matchesGlob(compileGlob([{ literal: 'a*b?' }]), 'a*b?')).toBe(true);
    expect(matchesGlob(compileGlob([{ literal: 'a*b?' }]), 'axbx')).toBe(false);
  });

  test('prepares a hostile pattern small', () => {
    const { segments, minLength } = compileGlob(globPieces('*?'.repeat(3_072)));
    expect(segments).toHaveLength(2);
    expect(minLength).toBe(3_072);
  });

  test('looks for each segment once: no backtracking on patterns made to provoke it', () => {
    const text = 'a'.repeat(2_000);
    expect(matches(`${'a*'.repeat(1_000)}b`, text)).toBe(false);
    expect(matches(`${'*a?'.repeat(500)}*b`, text)).toBe(false);
    expect(matches('a*'.repeat(1_000), text)).toBe(true);
  });
});
