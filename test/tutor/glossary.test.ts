import { expect, test } from 'vitest';
import { glossary } from '../../src/messages/glossary/en.ts';
import { runVerb } from './support.ts';

const terms = glossary.flatMap(({ terms: ofTopic }) => ofTopic);

test('every term is explained in three sentences, and leans on terms that are there', () => {
  expect(terms.length).toBeGreaterThanOrEqual(60);
  const names = new Set(terms.map(({ term }) => term));
  for (const { term, text, see = [] } of terms) {
    expect([term, text.split(/(?<=[.?])\s+/).length]).toEqual([term, 3]);
    expect([term, see.filter((other) => !names.has(other))]).toEqual([term, []]);
  }
});

test('no name leads to two terms', () => {
  const names = terms.flatMap(({ term, aliases = [] }) => [term, ...aliases]).map((name) => name.toLowerCase());
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('a term is found by its name, its aliases and in any spelling', async () => {
  const expected = await runVerb(['what', 'instance', 'profile']);
  expect(expected.stdout).toMatch(/^instance profile\nAn instance profile is a container for one role/);
  for (const name of ['Instance-Profile', 'instance profiles', 'IAMINSTANCEPROFILE']) expect(await runVerb(['what', name])).toEqual(expected);
});

test('an unknown word brings the nearest ones', async () => {
  expect(await runVerb(['what', 'bukcet'])).toEqual({
    code: 255,
    stdout: '',
    stderr: 'nimbi what: "bukcet" is not among the words here. Maybe you meant: bucket\nAll words: nimbi what\n',
  });
  expect((await runVerb(['what', 'qwertyuiop'])).stderr).toBe('nimbi what: "qwertyuiop" is not among the words here.\nAll words: nimbi what\n');
});

test('the list names every term', async () => {
  const { stdout } = await runVerb(['what']);
  const text = stdout.replace(/\s+/g, ' ');
  expect(terms.filter(({ term }) => !text.includes(term))).toEqual([]);
});
