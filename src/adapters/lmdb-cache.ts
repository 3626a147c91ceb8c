import type { Entry, StoredRow } from '../kernel/state.ts';

/** Longer texts are read anew each time: there are few of them, and they would fill the memory. */
const longestText = 8192;

/** Longer walks are walked anew each time. */
export const longestWalk = 32;

/** When so many rows or walks are remembered, all are forgotten. */
const most = 4096;

/**
 * What was read of an LMDB database up to one of its transactions: calls that come one after the other look at the same few rows. The one who
 * writes tells it what is written, and with which transaction it goes on; where another process has written in between, all is forgotten.
 */
export class LmdbCache {
  readonly #rows = new Map<string, StoredRow | undefined>();
  /** By table, then by range. */
  readonly #walks = new Map<string, Map<string, readonly Entry<StoredRow>[]>>();
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
    this.#walks.clear();
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
    if (this.#rows.size >= most) this.#rows.clear();
    this.#rows.set(key, row);
  }

  walk(table: string, range: string): readonly Entry<StoredRow>[] | undefined {
    return this.#walks.get(table)?.get(range);
  }

  rememberWalk(table: string, range: string, entries: readonly Entry<StoredRow>[]): void {
    let walks = this.#walks.get(table);
    if (walks === undefined) {
      walks = new Map();
      this.#walks.set(table, walks);
    }
    if (walks.size >= most) walks.clear();
    walks.set(range, entries);
  }

  /** A row was written; `undefined` where it was removed. One that nobody looked at is not remembered for that. */
  written(table: string, key: string, row: StoredRow | undefined, length: number): void {
    this.#walks.delete(table);
    if (!this.#rows.delete(key)) return;
    this.rememberRow(key, row, length);
  }
}
