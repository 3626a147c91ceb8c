import { describe, expect, it } from 'vitest';
import type { Range, StoredRow } from '../../src/kernel/state.ts';
import type { Store } from '../../src/ports/store.ts';
import { storeKinds } from './store-kinds.ts';

const put = (store: Store, table: string, rows: readonly (readonly [readonly string[], StoredRow])[]): Promise<void> =>
  store.transact((transaction) => {
    for (const [key, value] of rows) transaction.put(table, key, value);
  });

const keys = (store: Store, table: string, range?: Range): string[] => store.read((view) => [...view.list(table, range)].map((entry) => entry.key.join('/')));

describe.each(storeKinds())('the $name store', ({ open, reopen }) => {
  it('gives back what was put, and nothing where nothing was', async () => {
    const store = await open();
    const row = { text: 'é\u0000', list: [1, null, true, 2.5, -0.1, 9007199254740991], nested: { ['__proto__']: { a: 1 }, __proto_: 2 }, empty: {}, none: [] };
    await put(store, 'things', [[['a', 'b'], row]]);
    expect(store.read((view) => view.get('things', ['a', 'b']))).toEqual(row);
    expect(JSON.stringify(store.read((view) => view.get('things', ['a', 'b'])))).toBe(JSON.stringify(row));
    expect(store.read((view) => view.get('things', ['a']))).toBeUndefined();
    expect(store.read((view) => view.get('others', ['a', 'b']))).toBeUndefined();
    await store.close();
  });

  it('tells a row that is null from no row', async () => {
    const store = await open();
    await put(store, 't', [[['k'], null]]);
    expect(store.read((view) => view.get('t', ['k']))).toBeNull();
    await store.transact((transaction) => transaction.remove('t', ['k']));
    expect(store.read((view) => view.get('t', ['k']))).toBeUndefined();
    await store.close();
  });

  it('keeps tables apart and names those that have rows', async () => {
    const store = await open();
    await put(store, 'b', [[['1'], 'in b']]);
    await put(store, 'a', [[['1'], 'in a']]);
    await put(store, 'ab', [[['1'], 'in ab']]);
    expect(keys(store, 'a')).toEqual(['1']);
    expect(store.read((view) => [...view.tables()])).toEqual(['a', 'ab', 'b']);
    await store.transact((transaction) => {
      transaction.remove('ab', ['1']);
      transaction.put('c', ['1'], 1);
      expect([...transaction.tables()]).toEqual(['a', 'b', 'c']);
    });
    expect(store.read((view) => [...view.tables()])).toEqual(['a', 'b', 'c']);
    await store.close();
  });

  it('orders keys part by part, a shorter key first', async () => {
    const store = await open();
    const ordered = [
      ['a'],
      ['a', ''],
      ['a', '', 'z'],
      ['a', '\u0000'],
      ['a', '\u0001'],
      ['a', '!'],
      ['a', 'b'],
      ['a\u0000'],
      ['a\u0000b'],
      ['a\u0001'],
      ['a!'],
      ['ab', 'a'],
    ];
    await put(
      store,
      't',
      [...ordered].reverse().map((key) => [key, key.length]),
    );
    expect(store.read((view) => [...view.list('t')].map((entry) => entry.key))).toEqual(ordered);
    await store.close();
  });

  it('orders by code point: U+E000 to U+FFFF before pairs of surrogates', async () => {
    const store = await open();
    const ordered = ['\u007f', 'é', '\ud7ff', '\ue000', '\ufffd', '\uffff', '\u{10000}', '\u{1f408}', '\u{10ffff}'];
    await put(
      store,
      't',
      [...ordered].reverse().map((part) => [[part, part], part]),
    );
    expect(store.read((view) => [...view.list('t')].map((entry) => entry.value))).toEqual(ordered);
    expect(keys(store, 't', { from: ['\uffff'] })).toEqual(['\uffff/\uffff', '\u{10000}/\u{10000}', '\u{1f408}/\u{1f408}', '\u{10ffff}/\u{10ffff}']);
    expect(keys(store, 't', { prefix: ['\u{1f408}'] })).toEqual(['\u{1f408}/\u{1f408}']);
    expect(keys(store, 't', { startsWith: '\u{10ffff}', reverse: true })).toEqual(['\u{10ffff}/\u{10ffff}']);
    await store.close();
  });

  it('walks ranges: prefix, start of the next part, after, from, before, reverse, limit', async () => {
    const store = await open();
    await put(
      store,
      't',
      ['a/1', 'b/ab', 'b/abc', 'b/abd/x', 'b/b', 'c/1'].map((path) => [path.split('/'), path]),
    );
    expect(keys(store, 't', { prefix: ['b'] })).toEqual(['b/ab', 'b/abc', 'b/abd/x', 'b/b']);
    expect(keys(store, 't', { prefix: ['b'], startsWith: 'ab' })).toEqual(['b/ab', 'b/abc', 'b/abd/x']);
    expect(keys(store, 't', { prefix: ['b'], startsWith: 'abc' })).toEqual(['b/abc']);
    expect(keys(store, 't', { startsWith: 'b' })).toEqual(['b/ab', 'b/abc', 'b/abd/x', 'b/b']);
    expect(keys(store, 't', { prefix: ['b'], after: ['b', 'ab'] })).toEqual(['b/abc', 'b/abd/x', 'b/b']);
    expect(keys(store, 't', { prefix: ['b'], after: ['b', 'abd'] })).toEqual(['b/abd/x', 'b/b']);
    expect(keys(store, 't', { prefix: ['b'], from: ['b', 'abc'], limit: 2 })).toEqual(['b/abc', 'b/abd/x']);
    expect(keys(store, 't', { prefix: ['b'], reverse: true })).toEqual(['b/b', 'b/abd/x', 'b/abc', 'b/ab']);
    expect(keys(store, 't', { prefix: ['b'], after: ['b', 'ab'], reverse: true, limit: 2 })).toEqual(['b/b', 'b/abd/x']);
    expect(keys(store, 't', { from: ['b', 'b'], reverse: true })).toEqual(['c/1', 'b/b']);
    expect(keys(store, 't', { before: ['b', 'abd'] })).toEqual(['a/1', 'b/ab', 'b/abc']);
    expect(keys(store, 't', { before: ['b', 'abd', 'x'], reverse: true, limit: 2 })).toEqual(['b/abc', 'b/ab']);
    expect(keys(store, 't', { prefix: ['b'], after: ['b', 'ab'], before: ['b', 'b'] })).toEqual(['b/abc', 'b/abd/x']);
    expect(keys(store, 't', { prefix: ['b'], before: ['c'], reverse: true, limit: 1 })).toEqual(['b/b']);
    expect(keys(store, 't', { prefix: ['b'], before: ['b', 'ab'] })).toEqual([]);
    expect(keys(store, 't', { from: ['b', 'b'], before: ['b', 'abc'], reverse: true })).toEqual([]);
    expect(keys(store, 't', { prefix: ['b'], after: ['c'] })).toEqual([]);
    expect(keys(store, 't', { prefix: ['bb'] })).toEqual([]);
    expect(keys(store, 't', { limit: 0 })).toEqual([]);
    expect(keys(store, 'none')).toEqual([]);
    await store.close();
  });

  it('shows a transaction its own writes', async () => {
    const store = await open();
    await put(
      store,
      't',
      ['a', 'b', 'c'].map((part) => [[part], 'old']),
    );
    await store.transact((transaction) => {
      transaction.put('t', ['bb'], 'new');
      transaction.put('t', ['c'], 'new');
      transaction.put('t', ['d'], 'new');
      transaction.remove('t', ['a']);
      transaction.remove('t', ['not there']);
      expect([...transaction.list('t')].map((entry) => [entry.key[0], entry.value])).toEqual([
        ['b', 'old'],
        ['bb', 'new'],
        ['c', 'new'],
        ['d', 'new'],
      ]);
      expect([...transaction.list('t', { reverse: true, limit: 2 })].map((entry) => entry.key[0])).toEqual(['d', 'c']);
      expect([...transaction.list('t', { after: ['b'], limit: 1 })].map((entry) => entry.key[0])).toEqual(['bb']);
      expect(transaction.get('t', ['a'])).toBeUndefined();
      expect(transaction.get('t', ['c'])).toBe('new');
    });
    expect(keys(store, 't')).toEqual(['b', 'bb', 'c', 'd']);
    await store.close();
  });

  it('applies nothing of work that throws, and goes on', async () => {
    const store = await open();
    const failing = store.transact((transaction) => {
      transaction.put('t', ['a'], { half: true });
      throw new Error('changed my mind');
    });
    const following = put(store, 't', [[['b'], { whole: true }]]);
    await expect(failing).rejects.toThrow('changed my mind');
    await following;
    expect(keys(store, 't')).toEqual(['b']);
    await store.close();
  });

  it('refuses a key that is too long, and applies nothing of that work', async () => {
    const store = await open();
    await put(store, 't', [[['k'.repeat(1_024), 'é'.repeat(400)], 1]]);
    await expect(
      put(store, 't', [
        [['fine'], 1],
        [['é'.repeat(950)], 1],
      ]),
    ).rejects.toThrow('A key of the store is longer than 1900 bytes');
    expect(keys(store, 't')).toHaveLength(1);
    await store.close();
  });

  it('has nothing under a key that is too long, and takes such keys for bounds', async () => {
    const store = await open();
    const long = 'é'.repeat(3_000);
    await put(store, 't', [
      [['a'], 1],
      [['z'], 1],
      [['é'.repeat(900)], 1],
      [['ê'], 1],
    ]);
    expect(store.read((view) => view.get('t', [long]))).toBeUndefined();
    expect(keys(store, 't', { prefix: [long] })).toEqual([]);
    expect(store.read((view) => view.count('t', { startsWith: long }))).toBe(0);
    for (const reverse of [false, true]) {
      expect(keys(store, 't', { after: [long], reverse })).toEqual(['ê']);
      expect(keys(store, 't', { before: [long], reverse }).map((key) => key.length)).toEqual(reverse ? [900, 1, 1] : [1, 1, 900]);
      expect(keys(store, 't', { after: [long], before: [`${long}é`], reverse })).toEqual([]);
    }
    await store.close();
  });

  it('runs concurrent transactions one after the other', async () => {
    const store = await open();
    const results = await Promise.all(
      Array.from({ length: 200 }, () =>
        store.transact((transaction) => {
          const count = Number(transaction.get('counters', ['n']) ?? 0) + 1;
          transaction.put('counters', ['n'], count);
          return count;
        }),
      ),
    );
    expect(results).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    expect(store.read((view) => view.get('counters', ['n']))).toBe(200);
    await store.close();
  });

  it('finishes what is under way when it is closed, and has it all when opened again', async () => {
    let store = await open();
    const writes = Array.from({ length: 50 }, (_, index) => put(store, 't', [[[String(index).padStart(3, '0')], { index, text: 'x'.repeat(index * 100) }]]));
    if (reopen !== undefined) {
      store = await reopen(store);
    }
    await Promise.all(writes);
    expect(keys(store, 't')).toHaveLength(50);
    expect(store.read((view) => view.get('t', ['049']))).toEqual({ index: 49, text: 'x'.repeat(4_900) });
    await store.close();
  });
});
