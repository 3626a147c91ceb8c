import { expect, test } from 'vitest';
import { createPolicyCache } from '../../src/policy/policy-cache.ts';

const document = '{"Version":"2012-10-17","Statement":[]}';

test('prepares a policy once, and again only after many others', () => {
  const cache = createPolicyCache(10);
  const asked: string[] = [];
  const get = (hash: string) =>
    cache.get(hash, () => {
      asked.push(hash);
      return document;
    });

  const first = get('a');
  expect(get('a')).toBe(first);
  expect(asked).toEqual(['a']);

  for (let index = 0; index < 40; index++) {
    get(`other ${index}`);
    if (index % 3 === 0) get('a');
  }
  expect(asked.filter((hash) => hash === 'a')).toEqual(['a']);

  for (let index = 0; index < 40; index++) get(`more ${index}`);
  get('a');
  expect(asked.filter((hash) => hash === 'a')).toEqual(['a', 'a']);
});

test('does not keep a policy whose text is gone, so that a cloud which has it is not told that it says nothing', () => {
  const cache = createPolicyCache();
  expect(cache.get('a', () => undefined).statements).toEqual([]);
  expect(cache.get('a', () => '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}').statements).toHaveLength(1);
});
