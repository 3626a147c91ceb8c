import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LmdbCache } from '../../src/adapters/lmdb-cache.ts';
import { LmdbDatabase } from '../../src/adapters/lmdb-database.ts';
import { openLmdbStore } from '../../src/adapters/lmdb-store.ts';
import { temporaryFolder } from './store-kinds.ts';

describe('walks over rows of LMDB', () => {
  const folder = temporaryFolder();
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each([
    { name: 'a few short rows', rows: 32, text: 100, walks: 1 },
    { name: 'more rows', rows: 33, text: 100, walks: 2 },
    { name: 'a few long rows', rows: 32, text: 2_000, walks: 2 },
    { name: 'one row of great length', rows: 1, text: 100_000, walks: 2 },
  ])('over $name go to the database $walks times of two', async ({ name, rows, text, walks }) => {
    const at = join(folder, name);
    mkdirSync(at);
    const store = await openLmdbStore(at, { isNew: true });
    const written = Array.from({ length: rows }, (_, index) => ({ key: [String(index).padStart(3, '0')], value: 'x'.repeat(text) }));
    await store.transact((transaction) => {
      for (const { key, value } of written) transaction.put('t', key, value);
    });
    const walk = vi.spyOn(LmdbDatabase.prototype, 'entries');
    for (let times = 0; times < 2; times += 1) expect(await store.transact((view) => [...view.list('t')])).toEqual(written);
    expect(walk).toHaveBeenCalledTimes(walks);
    await store.close();
  });
});

describe('what is remembered of LMDB', () => {
  const remembered = (cache: LmdbCache, tables: number): number =>
    Array.from({ length: tables }, (_, index) => cache.walk(`t${index}`, '{}')).filter((walk) => walk !== undefined).length;

  it('is forgotten where the walks over all tables together are of more text than there is room for', () => {
    const cache = new LmdbCache();
    const roomFor = 127;
    for (let index = 0; index < roomFor; index += 1) cache.rememberWalk(`t${index}`, '{}', [], 32_768);
    expect(remembered(cache, 200)).toBe(roomFor);
    cache.rememberWalk('t150', '{}', [], 32_768);
    expect(remembered(cache, 200)).toBe(1);
  });

  it('gives its room back where a table is written to', () => {
    const cache = new LmdbCache();
    cache.rememberWalk('t0', '{}', [], 100);
    for (let times = 0; times < 1_000; times += 1) {
      cache.rememberWalk('t1', '{}', [], 32_768);
      cache.written('t1', 'key', 'row', 3);
    }
    expect(remembered(cache, 2)).toBe(1);
    expect(cache.walk('t0', '{}')).toEqual([]);
  });

  it('takes room for walks that found nothing too', () => {
    const cache = new LmdbCache();
    const asked = 30_000;
    for (let index = 0; index < asked; index += 1) cache.rememberWalk(`t${index}`, '{}', [], 0);
    expect(remembered(cache, asked)).toBeLessThan(16_384);
    expect(cache.walk(`t${asked - 1}`, '{}')).toEqual([]);
  });
});

describe('rows of LMDB that many transactions in a row write anew', () => {
  const folder = temporaryFolder();
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('are put once for all of them, and are there for whoever reads in between, also where what was read is forgotten', async () => {
    const store = await openLmdbStore(folder, { isNew: true });
    const count = (): Promise<number> =>
      store.transact((transaction) => {
        const counted = Number(transaction.get('t', ['count']) ?? 0) + 1;
        transaction.put('t', ['count'], counted);
        return counted;
      });
    await count();
    const put = vi.spyOn(LmdbDatabase.prototype, 'put');
    const readMany = store.transact((transaction) => {
      for (let index = 0; index < 5_000; index += 1) transaction.get('t', [String(index)]);
      return transaction.get('t', ['count']);
    });
    expect(await Promise.all([readMany, count(), count(), count()])).toEqual([1, 2, 3, 4]);
    expect(put).toHaveBeenCalledTimes(1);
    const between = [
      count(),
      store.transact((transaction) => {
        for (let index = 0; index < 5_000; index += 1) transaction.get('t', [String(index)]);
        return transaction.get('t', ['count']);
      }),
      store.transact((transaction) => [...transaction.list('t')]),
      store.transact((transaction) => transaction.count('t')),
      count(),
    ];
    expect(await Promise.all(between)).toEqual([5, 5, [{ key: ['count'], value: 5 }], 1, 6]);
    expect(store.read((view) => [...view.list('t')])).toEqual([{ key: ['count'], value: 6 }]);
    await store.close();
  });
});
