import type { Entry, Key, Range, StoredRow } from '../kernel/state.ts';
import type { StoreTransaction, StoreView } from '../ports/store.ts';
import { checkKeySize, encodeKey, sortableRange, sortableText } from './key-encoding.ts';

/** One row written, or removed when `value` is absent. */
export interface Write {
  readonly table: string;
  readonly key: Key;
  readonly value?: StoredRow;
  /** The row's JSON, where the one who writes it has it. */
  readonly text?: string | undefined;
  /** The key's text, by `encodeKey`, where it is known. */
  readonly encoded?: string;
}

/** No table's name has a character that ends it. */
const nameOf = (table: string, encoded: string): string => `${table}\u0000${encoded}`;

/** A transaction that keeps its writes to itself, over a view it reads through. The store applies them when the work is done, so that work which throws leaves nothing. */
export class PendingWrites implements StoreTransaction {
  readonly #view: StoreView;
  /** By the table's name and the key's text: most transactions write a few rows, each to a table of its own. */
  readonly #writes = new Map<string, Write>();
  #relaxed = false;

  constructor(view: StoreView) {
    this.#view = view;
  }

  /** What was written, the last write of each key. */
  writes(): Iterable<Write> {
    return this.#writes.values();
  }

  /** Whether a power failure may take the writes back. */
  get relaxed(): boolean {
    return this.#relaxed;
  }

  relax(): void {
    this.#relaxed = true;
  }

  get(table: string, key: Key): StoredRow | undefined {
    const write = this.#writes.size === 0 ? undefined : this.#writes.get(nameOf(table, encodeKey(key)));
    return write === undefined ? this.#view.get(table, key) : write.value;
  }

  put(table: string, key: Key, value: StoredRow, text?: string): void {
    const encoded = encodeKey(key);
    this.#write({ table, key, value, text, encoded }, encoded);
  }

  remove(table: string, key: Key): void {
    const encoded = encodeKey(key);
    this.#write({ table, key, encoded }, encoded);
  }

  *tables(): Iterable<string> {
    const names = new Set(this.#view.tables());
    for (const { table } of this.#writes.values()) names.add(table);
    for (const name of [...names].sort()) {
      for (const _ of this.list(name, { limit: 1 })) yield name;
    }
  }

  list(table: string, range: Range = {}): Iterable<Entry<StoredRow>> {
    const within = this.#within(table, range);
    if (within.length === 0) return this.#view.list(table, range);
    within.sort(([a], [b]) => (a < b ? -1 : 1));
    if (range.reverse) within.reverse();
    return this.#merged(table, range, within);
  }

  count(table: string, range: Range = {}): number {
    const { limit, ...unlimited } = range;
    const within = this.#within(table, range);
    if (within.length === 0) return this.#view.count(table, range);
    let count = this.#view.count(table, unlimited);
    for (const [, { key, value }] of within) count += Number(value !== undefined) - Number(this.#view.get(table, key) !== undefined);
    return Math.min(count, limit ?? count);
  }

  /** What was written to a range, in no particular order, with its sortable texts. */
  #within(table: string, range: Range): (readonly [string, Write])[] {
    const within: [string, Write][] = [];
    let bounds: ReturnType<typeof sortableRange> | undefined;
    for (const write of this.#writes.values()) {
      if (write.table !== table) continue;
      bounds ??= sortableRange(range);
      const text = sortableText(write.encoded ?? encodeKey(write.key));
      if (text >= bounds.lower && text < bounds.upper) within.push([text, write]);
    }
    return within;
  }

  #write(write: Write, encoded: string): void {
    checkKeySize(write.table + encoded);
    this.#writes.set(nameOf(write.table, encoded), write);
  }

  *#merged(table: string, range: Range, written: readonly (readonly [string, Write])[]): Iterable<Entry<StoredRow>> {
    const { limit = Number.POSITIVE_INFINITY, ...unlimited } = range;
    const before = (a: string, b: string): boolean => (range.reverse ? a > b : a < b);
    let next = 0;
    let count = 0;
    if (limit <= 0) return;
    for (const entry of this.#view.list(table, unlimited)) {
      const key = sortableText(encodeKey(entry.key));
      let replaced = false;
      for (let write = written[next]; write !== undefined && !before(key, write[0]); write = written[next]) {
        next += 1;
        if (write[0] === key) replaced = true;
        if (write[1].value === undefined) continue;
        yield { key: write[1].key, value: write[1].value };
        if (++count >= limit) return;
      }
      if (replaced) continue;
      yield entry;
      if (++count >= limit) return;
    }
    for (const [, write] of written.slice(next)) {
      if (write.value === undefined) continue;
      yield { key: write.key, value: write.value };
      if (++count >= limit) return;
    }
  }
}
