import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLmdbStore } from '../../src/adapters/lmdb-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { storeKinds, temporaryFolder } from './store-kinds.ts';

const increment = (store: Store, relaxed: boolean): Promise<number> =>
  store.transact((transaction) => {
    const count = Number(transaction.get('counters', ['n']) ?? 0) + 1;
    transaction.put('counters', ['n'], count);
    transaction.put('seen', [String(count).padStart(6, '0')], count);
    if (relaxed) transaction.relax();
    return count;
  });

const counted = (store: Store): unknown => store.read((view) => [view.get('counters', ['n']), view.count('seen'), [...view.list('seen')].length]);

describe.each(storeKinds())('relaxed transactions of the $name store', ({ open, reopen }) => {
  it('are seen at once by who looks, and are there after all when it is opened again', async () => {
    let store = await open();
    for (let round = 0; round < 3; round += 1) {
      const numbers = await Promise.all(Array.from({ length: 50 }, () => increment(store, true)));
      expect(numbers.at(-1)).toBe((round + 1) * 50);
      expect(counted(store)).toEqual([numbers.at(-1), numbers.at(-1), numbers.at(-1)]);
    }
    if (reopen !== undefined) store = await reopen(store);
    expect(counted(store)).toEqual([150, 150, 150]);
    await store.close();
  });

  it('come in the order in which they were asked for, among others, and none is lost with one that throws', async () => {
    const store = await open();
    const refused = store.transact(() => {
      throw new Error('changed my mind');
    });
    const numbers = Promise.all(Array.from({ length: 90 }, (_, index) => increment(store, index % 3 !== 0)));
    await expect(refused).rejects.toThrow('changed my mind');
    expect(await numbers).toEqual(Array.from({ length: 90 }, (_, index) => index + 1));
    expect(counted(store)).toEqual([90, 90, 90]);
    await store.close();
  });

  it('leave rows that were looked at, and those that were not there, as they were last written', async () => {
    const store = await open();
    const look = (): Promise<unknown> =>
      store.transact((view) => {
        view.relax();
        return [view.get('t', ['a']), [...view.list('t', { prefix: ['a'] })].length, [...view.list('t', { limit: 1 })].map(({ value }) => value)];
      });
    const looked: Promise<unknown>[] = [look(), look()];
    const write = (value: number | undefined): Promise<void> =>
      store.transact((transaction) => {
        if (value === undefined) transaction.remove('t', ['a']);
        else transaction.put('t', ['a'], value);
        transaction.relax();
      });
    for (const value of [1, 2, undefined, 3]) looked.push(write(value), look());
    expect((await Promise.all(looked)).filter((seen) => seen !== undefined)).toEqual([
      [undefined, 0, []],
      [undefined, 0, []],
      [1, 1, [1]],
      [2, 1, [2]],
      [undefined, 0, []],
      [3, 1, [3]],
    ]);
    await store.close();
  });
});

describe('relaxed transactions of LMDB', () => {
  const folder = temporaryFolder();

  it('keep no other store of this process waiting, not even one of the same folder', async () => {
    for (const name of ['one', 'other']) mkdirSync(join(folder, name));
    const one = await openLmdbStore(join(folder, 'one'), { isNew: true });
    await increment(one, true);
    await Promise.all([increment(one, true), increment(one, true)]);
    const other = await openLmdbStore(join(folder, 'other'), { isNew: true });
    await Promise.all([increment(one, true), increment(one, true)]);
    await increment(other, false);
    await Promise.all([increment(one, true), increment(one, true)]);
    const again = await openLmdbStore(join(folder, 'one'));
    await Promise.all([increment(one, true), increment(one, true)]);
    expect(await increment(again, false)).toBe(10);
    expect(await increment(one, true)).toBe(11);
    expect(counted(other)).toEqual([1, 1, 1]);
    await Promise.all([one.close(), other.close(), again.close()]);
  });

  it('are in a copy that is made right after', async () => {
    mkdirSync(join(folder, 'source'));
    mkdirSync(join(folder, 'copy'));
    const source = await openLmdbStore(join(folder, 'source'), { isNew: true });
    await increment(source, true);
    await Promise.all(Array.from({ length: 5 }, () => increment(source, true)));
    await source.copyTo(join(folder, 'copy'));
    const copy = await openLmdbStore(join(folder, 'copy'));
    expect(counted(copy)).toEqual([6, 6, 6]);
    await Promise.all([source.close(), copy.close()]);
  });
});
