import { BoundedMap } from '../kernel/bounded-map.ts';
import type { Entry, StoredRow } from '../kernel/state.ts';

/** Longer texts are read anew each time: there are few of them, and they would fill the memory. */
const longestText = 8192;

/** Walks over more rows are walked anew each time. */
export const longestWalk = 32;

/** And so are walks over rows whose texts are longer together. */
const longestWalkText = 32_768;

/** Whether a walk over so many rows, whose texts are so long together, is worth remembering. */
export const isShortWalk = (rows: number, length: number): boolean => rows <= longestWalk && length <= longestWalkText;

/** So many rows are remembered at most. */
const mostRows = 4096;

/** The walks that are remembered are of texts that are so long together at most, whatever the tables. */
const mostWalkText = 128 * longestWalkText;

/** What a remembered walk takes besides its rows, as a length of text. */
const emptyWalk = 256;

/** The walks over one table that are remembered. */
interface TableWalks {
  readonly byRange: Map<string, readonly Entry<StoredRow>[]>;
  /** What they take, as a length of text. */
  length: number;
}

/**
 * What was read of an LMDB database up to one of its transactions: calls that come one after the other look at the same few rows. The one who
 * writes tells it what is written, and with which transaction it goes on; where another process has written in between, all is forgotten.
 */
export class LmdbCache {
  readonly #rows = new BoundedMap<string, StoredRow | undefined>(mostRows);
  readonly #walks = new Map<string, TableWalks>();
  /** What the walks over all tables take, as a length of text. */
  #walksLength = 0;
  #upTo: number | undefined;

  /** Begins a transaction that comes after the one with this number. */
  goOnFrom(transaction: number): void {
    if (this.#upTo !== transaction) this.forget();
    this.#upTo = transaction;
  }

  /** A transaction with this number was committed. */
  committed(transaction: number): void {
    this.#upTo = transaction;
  }

  /** Forgets all: what was written was not committed. */
  forget(): void {
    this.#rows.clear();
    this.#forgetWalks();
    this.#upTo = undefined;
  }

  /** Whether a row, or that there is none, is remembered. */
  has(key: string): boolean {
    return this.#rows.has(key);
  }

  row(key: string): StoredRow | undefined {
    return this.#rows.get(key);
  }

  rememberRow(key: string, row: StoredRow | undefined, length: number): void {
    if (length > longestText) return;
    this.#rows.set(key, row);
  }

  walk(table: string, range: string): readonly Entry<StoredRow>[] | undefined {
    return this.#walks.get(table)?.byRange.get(range);
  }

  /** Remembers a short walk. @param length of the texts of its rows together */
  rememberWalk(table: string, range: string, entries: readonly Entry<StoredRow>[], length: number): void {
    const taken = emptyWalk + range.length + length;
    if (this.#walksLength + taken > mostWalkText) this.#forgetWalks();
    const walks = this.#walks.get(table) ?? { byRange: new Map(), length: 0 };
    walks.byRange.set(range, entries);
    walks.length += taken;
    this.#walksLength += taken;
    this.#walks.set(table, walks);
  }

  /** A row was written; `undefined` where it was removed. One that nobody looked at is not remembered for that. */
  written(table: string, key: string, row: StoredRow | undefined, length: number): void {
    this.#walksLength -= this.#walks.get(table)?.length ?? 0;
    this.#walks.delete(table);
    if (!this.#rows.delete(key)) return;
    this.rememberRow(key, row, length);
  }

  #forgetWalks(): void {
    this.#walks.clear();
    this.#walksLength = 0;
  }
}
