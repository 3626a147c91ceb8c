import type { Json } from '../kernel/json.ts';
import { compareKeys, isInRange } from '../kernel/key-order.ts';
import type { Entry, Key, Range, ReadState, State, Table } from '../kernel/state.ts';

/** A row that was written: its value, or `undefined` where it was removed. */
export interface Write {
  readonly table: string;
  readonly key: Key;
  readonly value: Json | undefined;
}

/** Untyped reading: what a store's view and an overlay have in common. */
export interface Rows {
  get(table: string, key: Key): Json | undefined;
  list(table: string, range?: Range): Iterable<Entry<Json>>;
  count(table: string, range?: Range): number;
}

/** Rows that can be written too: an overlay, or a store's transaction. */
export interface WritableRows extends Rows {
  put(table: string, key: Key, value: Json, text?: string): void;
  remove(table: string, key: Key): void;
}

const nothing: readonly Write[] = [];

/**
 * Writes laid over rows that stay as they are. What is written is seen by later reads through the overlay,
 * and reaches the rows below only when somebody applies `writes()`: so a refused call leaves nothing.
 */
export class Overlay implements WritableRows {
  readonly #below: Rows;
  /** Made when something is written: most calls read. */
  #tables: Map<string, Map<string, Write>> | undefined;

  constructor(below: Rows) {
    this.#below = below;
  }

  get(table: string, key: Key): Json | undefined {
    const write = this.#tables?.get(table)?.get(JSON.stringify(key));
    return write ? write.value : this.#below.get(table, key);
  }

  list(table: string, range: Range = {}): Iterable<Entry<Json>> {
    const own = this.#within(table, range);
    if (own.length === 0) return this.#below.list(table, range);
    const order = range.reverse ? -1 : 1;
    const sorted = own.toSorted((a, b) => order * compareKeys(a.key, b.key));
    const { limit, ...unlimited } = range;
    return merge(sorted, this.#below.list(table, unlimited), order, limit ?? Number.POSITIVE_INFINITY);
  }

  count(table: string, range: Range = {}): number {
    const own = this.#within(table, range);
    if (own.length === 0) return this.#below.count(table, range);
    const { limit, ...unlimited } = range;
    let count = this.#below.count(table, unlimited);
    for (const { key, value } of own) count += Number(value !== undefined) - Number(this.#below.get(table, key) !== undefined);
    return Math.min(count, limit ?? count);
  }

  /** What was written to a range, in no particular order. */
  #within(table: string, range: Range): readonly Write[] {
    const written = this.#tables?.get(table);
    return written === undefined ? nothing : [...written.values()].filter((write) => isInRange(write.key, range));
  }

  put(table: string, key: Key, value: Json): void {
    this.#write({ table, key, value });
  }

  remove(table: string, key: Key): void {
    this.#write({ table, key, value: undefined });
  }

  /** Everything written, in no particular order; the last write of each row. */
  writes(): readonly Write[] {
    const writes: Write[] = [];
    if (this.#tables !== undefined) for (const rows of this.#tables.values()) for (const write of rows.values()) writes.push(write);
    return writes;
  }

  /** Takes over another overlay's writes: a nested call that succeeded. */
  absorb(other: Overlay): void {
    for (const write of other.writes()) this.#write(write);
  }

  #write(write: Write): void {
    this.#tables ??= new Map();
    let rows = this.#tables.get(write.table);
    if (!rows) {
      rows = new Map();
      this.#tables.set(write.table, rows);
    }
    rows.set(JSON.stringify(write.key), write);
  }
}

function* merge(own: readonly Write[], below: Iterable<Entry<Json>>, order: number, limit: number): Iterable<Entry<Json>> {
  let left = limit;
  let next = 0;
  for (const entry of below) {
    let hidden = false;
    for (let write = own[next]; write; write = own[next]) {
      const comparison = order * compareKeys(write.key, entry.key);
      if (comparison > 0) break;
      next += 1;
      hidden = comparison === 0;
      if (write.value !== undefined && left-- > 0) yield { key: write.key, value: write.value };
    }
    if (left <= 0) return;
    if (!hidden && left-- > 0) yield entry;
  }
  for (const write of own.slice(next)) if (write.value !== undefined && left-- > 0) yield { key: write.key, value: write.value };
}

/** Tables typed. The casts hold because a table's name is bound to its row type where it is declared. */
class TypedRows<Source extends Rows> implements ReadState {
  protected readonly rows: Source;

  constructor(rows: Source) {
    this.rows = rows;
  }

  get<Row>(table: Table<Row>, key: Key): Row | undefined {
    return this.rows.get(table.name, key) as Row | undefined;
  }

  list<Row>(table: Table<Row>, range?: Range): Iterable<Entry<Row>> {
    return this.rows.list(table.name, range) as Iterable<Entry<Row>>;
  }

  count<Row>(table: Table<Row>, range?: Range): number {
    return this.rows.count(table.name, range);
  }
}

class WritableTypedRows extends TypedRows<WritableRows> implements State {
  put<Row>(table: Table<Row>, key: Key, value: Row): void {
    this.rows.put(table.name, key, value as Json);
  }

  remove<Row>(table: Table<Row>, key: Key): void {
    this.rows.remove(table.name, key);
  }
}

/** Rows as operations read them: tables typed. */
export const readState = (rows: Rows): ReadState => new TypedRows(rows);

/** The same, writable. */
export const writableState = (rows: WritableRows): State => new WritableTypedRows(rows);
