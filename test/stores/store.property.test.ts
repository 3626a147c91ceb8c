import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Key, Range, StoredRow } from '../../src/kernel/state.ts';
import type { StoreView } from '../../src/ports/store.ts';
import { storeKinds } from './store-kinds.ts';

/** The plainest store there could be, to compare with: rows in a list, keys compared code point by code point. */
class Model {
  rows: { table: string; key: Key; value: StoredRow }[] = [];

  static compareParts(a: string, b: string): number {
    const left = [...a].map((character) => character.codePointAt(0) ?? 0);
    const right = [...b].map((character) => character.codePointAt(0) ?? 0);
    const at = left.findIndex((code, index) => code !== right[index]);
    if (at === -1) return left.length - right.length;
    return (left[at] ?? -1) - (right[at] ?? -1);
  }

  static compare(a: Key, b: Key): number {
    for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
      const order = Model.compareParts(a[index] ?? '', b[index] ?? '');
      if (order !== 0) return order;
    }
    return a.length - b.length;
  }

  put(table: string, key: Key, value: StoredRow): void {
    this.remove(table, key);
    this.rows.push({ table, key, value });
  }

  remove(table: string, key: Key): void {
    this.rows = this.rows.filter((row) => row.table !== table || Model.compare(row.key, key) !== 0);
  }

  list(table: string, { prefix = [], startsWith = '', after, from, before, reverse, limit }: Range): { key: Key; value: StoredRow }[] {
    const rows = this.rows
      .filter((row) => row.table === table && prefix.every((part, index) => row.key[index] === part))
      .filter((row) => startsWith === '' || row.key[prefix.length]?.startsWith(startsWith))
      .filter((row) => (after === undefined || Model.compare(row.key, after) > 0) && (from === undefined || Model.compare(row.key, from) >= 0))
      .filter((row) => before === undefined || Model.compare(row.key, before) < 0)
      .sort((a, b) => Model.compare(a.key, b.key))
      .map(({ key, value }) => ({ key, value }));
    if (reverse) rows.reverse();
    return rows.slice(0, limit);
  }
}

const part = fc.string({
  unit: fc.constantFrom('\u0000', '\u0001', '\u0002', 'a', 'b', 'é', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}'),
  maxLength: 3,
});
const key = fc.array(part, { minLength: 1, maxLength: 3 });
const table = fc.constantFrom('t', 'tt', 'u');
const change = fc.record({ table, key, value: fc.option(fc.jsonValue({ noUnicodeString: false }), { nil: undefined }) });
const range: fc.Arbitrary<Range> = fc.record(
  { prefix: fc.array(part, { maxLength: 2 }), startsWith: part, after: key, from: key, before: key, reverse: fc.boolean(), limit: fc.nat(5) },
  { requiredKeys: [] },
);
const steps = fc.array(fc.record({ changes: fc.array(change, { maxLength: 12 }), ranges: fc.array(fc.record({ table, range }), { maxLength: 4 }) }), {
  maxLength: 6,
});

const asText = (entries: Iterable<{ key: Key; value: StoredRow }>): string => JSON.stringify([...entries].map(({ key: parts, value }) => [parts, value]));

describe.each(storeKinds())('the $name store', ({ open }) => {
  it('answers as a plain sorted list does, within transactions and after them', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (transactions) => {
        const store = await open();
        const model = new Model();
        const compare = (view: StoreView, ranges: (typeof transactions)[number]['ranges']): void => {
          for (const question of ranges) {
            const expected = model.list(question.table, question.range);
            expect(asText(view.list(question.table, question.range))).toBe(asText(expected));
            expect(view.count(question.table, question.range)).toBe(expected.length);
          }
        };
        for (const { changes, ranges } of transactions) {
          await store.transact((transaction) => {
            for (const change of changes) {
              if (change.value === undefined) {
                transaction.remove(change.table, change.key);
                model.remove(change.table, change.key);
              } else {
                transaction.put(change.table, change.key, change.value as StoredRow);
                model.put(change.table, change.key, change.value as StoredRow);
              }
            }
            compare(transaction, ranges);
          });
          store.read((view) => compare(view, ranges));
          for (const { table: name, key: parts, value } of model.rows)
            expect(JSON.stringify(store.read((view) => view.get(name, parts)))).toBe(JSON.stringify(value));
        }
        await store.close();
      }),
      { numRuns: 60 },
    );
  });
});
