import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LmdbDatabase } from '../../src/adapters/lmdb-database.ts';
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

describe('how often LMDB commits and waits for the disk', () => {
  const folder = temporaryFolder();
  let made = 0;
  const open = async (): Promise<{ at: string; store: Store }> => {
    made += 1;
    const at = join(folder, String(made));
    mkdirSync(at);
    const store = await openLmdbStore(at, { isNew: true });
    vi.spyOn(LmdbDatabase.prototype, 'commit');
    vi.spyOn(LmdbDatabase.prototype, 'sync');
    return { at, store };
  };
  const incrementMany = (store: Store, many: number): Promise<number[]> => Promise.all(Array.from({ length: many }, () => increment(store, true)));
  /** How often it did since the store was opened. */
  const done = (): unknown => ({
    commits: vi.mocked(LmdbDatabase.prototype.commit).mock.calls.length,
    syncs: vi.mocked(LmdbDatabase.prototype.sync).mock.calls.length,
  });
  /** From now on a transaction is kept open until the test says that the time has passed. */
  const stopTime = (): void => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const diskFails = (): never => {
    throw Object.assign(new Error('Input/output error'), { code: 5 });
  };

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('a relaxed transaction that is alone is committed at once, without a wait for the disk', async () => {
    stopTime();
    const { store } = await open();
    for (let times = 1; times <= 3; times += 1) {
      await increment(store, true);
      expect(done()).toEqual({ commits: times, syncs: 0 });
    }
    await store.close();
  });

  it('one that is not relaxed is waited for', async () => {
    const { store } = await open();
    await increment(store, false);
    expect(done()).toEqual({ commits: 1, syncs: 1 });
    await store.close();
  });

  it('many relaxed ones are committed together with the next one that is not, and seen before', async () => {
    stopTime();
    const { store } = await open();
    await increment(store, true);
    await incrementMany(store, 50);
    const { commits } = done() as { commits: number };
    await incrementMany(store, 50);
    expect(done()).toEqual({ commits, syncs: 0 });
    expect(counted(store)).toEqual([101, 101, 101]);
    await increment(store, false);
    expect(done()).toEqual({ commits: commits + 1, syncs: 1 });
    await store.close();
  });

  it('so many relaxed ones that they fill a transaction are committed without a wait', async () => {
    stopTime();
    const { store } = await open();
    await increment(store, true);
    await incrementMany(store, 300);
    expect(done()).toEqual({ commits: 1, syncs: 0 });
    await incrementMany(store, 300);
    expect(done()).toEqual({ commits: 2, syncs: 0 });
    await store.close();
  });

  it('relaxed ones that nothing comes after are committed when their time is over', async () => {
    stopTime();
    const { store } = await open();
    await incrementMany(store, 50);
    expect(done()).toEqual({ commits: 1, syncs: 0 });
    vi.advanceTimersByTime(39);
    expect(done()).toEqual({ commits: 1, syncs: 0 });
    vi.advanceTimersByTime(1);
    expect(done()).toEqual({ commits: 2, syncs: 0 });
    expect(counted(store)).toEqual([50, 50, 50]);
    await store.close();
  });

  it('another process comes to its turn while the store does nothing more', async () => {
    const { at, store } = await open();
    await incrementMany(store, 50);
    const writer = fileURLToPath(new URL('writer.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', writer, 'LMDB', at, 'count', '1'], { stdio: 'inherit' });
    try {
      expect((await once(child, 'close'))[0]).toBe(0);
    } finally {
      child.kill('SIGKILL');
    }
    expect(store.read((view) => view.get('counters', ['shared']))).toBe(1);
    expect(counted(store)).toEqual([50, 51, 51]);
    await store.close();
  });

  it('a change that was committed, but not confirmed by the disk, is said to stand; what may be lost is answered', async () => {
    const { store } = await open();
    await increment(store, true);
    vi.mocked(LmdbDatabase.prototype.sync).mockImplementationOnce(diskFails);
    const [read, change] = await Promise.allSettled([increment(store, true), increment(store, false)]);
    expect(read).toEqual({ status: 'fulfilled', value: 2 });
    expect(change).toMatchObject({ status: 'rejected', reason: { name: 'HomeError', problem: 'unreadable' } });
    expect(change.status === 'rejected' && String(change.reason)).toMatch(
      /^HomeError: The change was made, but the disk did not confirm it: it stands, but may not survive a power failure \(.*\)\. Check the disk before you go on\.$/,
    );
    expect(counted(store)).toEqual([3, 3, 3]);
    expect(await increment(store, false)).toBe(4);
    await store.close();
  });

  it('relaxed ones that the disk refuses with the next change are gone whole, as the change is, which says so', async () => {
    stopTime();
    const { store } = await open();
    await increment(store, false);
    await incrementMany(store, 50);
    expect(counted(store)).toEqual([51, 51, 51]);
    vi.mocked(LmdbDatabase.prototype.commit).mockImplementationOnce(diskFails);
    await expect(increment(store, false)).rejects.toThrow('The disk is full or failing; nothing was changed');
    expect(counted(store)).toEqual([1, 1, 1]);
    expect(await increment(store, false)).toBe(2);
    await store.close();
  });
});
