import type { Entry, Range, StoredRow } from '../kernel/state.ts';

/** The rows of a store at one moment. Tables need not be declared; a table without rows does not exist. */
export interface StoreView {
  get(table: string, key: readonly string[]): StoredRow | undefined;
  /** The rows of a range, in order. They are read as they are walked: finish the walk before writing to the table. */
  list(table: string, range?: Range): Iterable<Entry<StoredRow>>;
  /** How many rows `list` would give, without reading them. */
  count(table: string, range?: Range): number;
  /** The names of the tables that have rows, in code-unit order. */
  tables(): Iterable<string>;
}

/** A write transaction: what it reads includes what it wrote. */
export interface StoreTransaction extends StoreView {
  /** @param text the row's JSON, where the caller has it already: a store on disk need not make it again */
  put(table: string, key: readonly string[], value: StoredRow, text?: string): void;
  remove(table: string, key: readonly string[]): void;
  /**
   * Says that this transaction may be taken back, as a whole, after it was resolved, so that less of the disk is waited for: by a power failure;
   * and where many such come at once, by the end of a process that is killed, or by a disk that is full or fails when they are committed.
   * Others that are resolved later are never there without it, unless it was the disk that refused it.
   */
  relax(): void;
}

/**
 * Ordered tables that survive the process, or not, by adapter. One process or many may use the same store.
 * Keys are ordered part by part, by code point; table name and a key's parts hold at most 1,900 UTF-8 bytes together.
 * Adapters on disk throw a `HomeError` (ports/home.ts) where the machine fails them: a full disk, a corrupted file.
 */
export interface Store {
  /**
   * Runs `work` with no other writer, of any process, between its reads and its writes; resolves when its writes are durable, or, where it is relaxed, will be with those of the next one.
   * Calls under way at once may be committed together. `work` is synchronous; where it throws, nothing it wrote is applied. Where the machine
   * refuses, nothing is applied either, except where the error says that the change stands: then only the disk did not confirm it.
   */
  transact<Result>(work: (transaction: StoreTransaction) => Result): Promise<Result>;
  /** Runs `work` over the rows as they are now. What it returns must not hold on to the view. */
  read<Result>(work: (view: StoreView) => Result): Result;
  /** Ends the use of the store; writes under way are finished first. */
  close(): Promise<void>;
}
