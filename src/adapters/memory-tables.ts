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

/** So many rows are copied before a walk over a table goes on row by row. */
const shortWalk = 16;

function* goingOn(first: readonly Entry<StoredRow>[], rows: Rows, upper: string, limit: number): Iterable<Entry<StoredRow>> {
  yield* first;
  const last = sortableText(encodeKey(first.at(-1)?.key ?? []));
  let left = limit - first.length;
  for (const [key, entry] of rows.entries(last, [])) {
    if (left <= 0 || key >= upper) return;
    if (key === last) continue;
    left -= 1;
    yield entry;
  }
}

function* reversed(rows: Rows, lower: string, upper: string, limit: number): Iterable<Entry<StoredRow>> {
  let left = limit;
  for (const [key, entry] of rows.entriesReversed(upper, [], true)) {
    if (left <= 0 || key < lower) return;
    left -= 1;
    yield entry;
  }
}

/** Ordered tables in memory: one B+ tree a table, by the key's sortable text. */
export class MemoryTables implements StoreView {
  readonly #tables = new Map<string, Rows>();

  get(table: string, key: Key): StoredRow | undefined {
    return this.#tables.get(table)?.get(sortableText(encodeKey(key)))?.value;
  }

  list(table: string, range: Range = {}): Iterable<Entry<StoredRow>> {
    const rows = this.#tables.get(table);
    if (rows === undefined) return [];
    const { lower, upper } = sortableRange(range);
    const limit = range.limit ?? Number.POSITIVE_INFINITY;
    if (range.reverse) return reversed(rows, lower, upper, limit);
    // Most walks are over a few rows or none: to make an iterator takes several times as long as to copy those.
    const first: Entry<StoredRow>[] = [];
    const most = Math.min(limit, shortWalk);
    if (most > 0 && lower < upper) {
      rows.forRange(lower, upper, false, (_key, entry) => {
        first.push(entry);
        return first.length < most ? undefined : { break: true };
      });
    }
    return first.length < most || limit <= shortWalk ? first : goingOn(first, rows, upper, limit);
  }

  count(table: string, range: Range = {}): number {
    const rows = this.#tables.get(table);
    if (rows === undefined) return 0;
    const { lower, upper } = sortableRange(range);
    const first = rows.minKey();
    const last = rows.maxKey();
    // With one account its rows are all of a table, and their number is known without a walk.
    const isAll = first !== undefined && last !== undefined && lower <= first && last < upper;
    const count = isAll ? rows.size : lower < upper ? rows.forRange(lower, upper, false) : 0;
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
    for (const { table, key, value, encoded } of writes) {
      const text = sortableText(encoded ?? encodeKey(key));
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
