import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitCommandLine } from '../../src/learn/command-line.ts';
import cases from './tokenizer-cases.json' with { type: 'json' };

it.each(cases)('cuts $line', ({ line, words, incomplete }) => {
  expect(splitCommandLine(line)).toEqual(words ? { words } : { incomplete });
});

it('keeps what stands in single quotes', () => {
  const word = fc.string({ unit: 'grapheme-ascii' }).filter((text) => !text.includes("'"));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (words) => {
      const line = words.map((text) => `'${text}'`).join(' ');
      // A sign of continuation at the very end is one only outside of quotes.
      expect(splitCommandLine(line)).toEqual({ words });
    }),
  );
});

it('never fails, whatever is typed', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (line) => Object.keys(splitCommandLine(line)).length === 1));
});
