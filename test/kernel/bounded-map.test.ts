import { expect, it } from 'vitest';
import { BoundedMap } from '../../src/kernel/bounded-map.ts';

it('keeps what it has while there is room, and forgets all for one more', () => {
  const map = new BoundedMap<string, number | undefined>(2);
  map.set('a', 1).set('b', undefined);
  expect([...map]).toEqual([
    ['a', 1],
    ['b', undefined],
  ]);
  map.set('b', 2);
  expect([...map]).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  map.set('c', 3);
  expect([...map]).toEqual([['c', 3]]);
});
