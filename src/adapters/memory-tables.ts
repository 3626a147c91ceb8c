import sortedBtree from 'sorted-btree';
import type { Entry, Key, Range, StoredRow } from '../kernel/state.ts';
import type { StoreView } from '../ports/store.ts';
import { encodeKey, sortableRange, sortableText } from './key-encoding.ts';
import type { Write } from './pending-writes.ts';

// A CommonJS module whose class is `exports.default`: Node gives the exports, bundlers and vitest may give the class itself.
const given: unknown = sortedBtree;
const BTree = typeof given === 'function' ? (given as typeof sortedBtree.default) : sortedBtree.default;
type Rows = InstanceType<typeof BTree<string, Entry<StoredRow>>>;

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Ordered tables in memory: one B+ tree a table, by the key's sortable text. */
export class MemoryTables implements StoreView {
  readonly #tables = new Map<string, Rows>();

  get(table: string, key: Key): StoredRow | undefined {
    return this.#tables.get(table)?.get(sortableText(encodeKey(key)))?.value;
  }

  *list(table: string, range: Range = {}): Iterable<Entry<StoredRow>> {
    const rows = this.#tables.get(table);
    if (rows === undefined) return;
    const { lower, upper } = sortableRange(range);
    let left = range.limit ?? Number.POSITIVE_INFINITY;
    const pairs = range.reverse ? rows.entriesReversed(upper, [], true) : rows.entries(lower, []);
    for (const [key, entry] of pairs) {
      if (left <= 0 || (range.reverse ? key < lower : key >= upper)) return;
      left -= 1;
      yield entry;
    }
  }

  count(table: string, range: Range = {}): number {
    const { lower, upper } = sortableRange(range);
    const count = lower < upper ? (this.#tables.get(table)?.forRange(lower, upper, false) ?? 0) : 0;
    return Math.min(count, range.limit ?? count);
  }

  tables(): Iterable<string> {
    return [...this.#tables]
      .filter(([, rows]) => rows.size > 0)
      .map(([name]) => name)
      .sort();
  }

  /** Applies writes, in their order. */
  apply(writes: Iterable<Write>): void {
    for (const { table, key, value } of writes) {
      const text = sortableText(encodeKey(key));
      if (value === undefined) {
        this.#tables.get(table)?.delete(text);
      } else {
        this.#rows(table).set(text, { key, value });
      }
    }
  }

  #rows(table: string): Rows {
    let rows = this.#tables.get(table);
    if (rows === undefined) {
      rows = new BTree<string, Entry<StoredRow>>(undefined, byCodeUnit);
      this.#tables.set(table, rows);
    }
    return rows;
  }
}
