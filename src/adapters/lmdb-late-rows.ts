import type { StoredRow } from '../kernel/state.ts';

/** A row as it will be written; removed where `value` is absent. */
export interface LateRow {
  readonly table: string;
  readonly value?: StoredRow | undefined;
  /** Its JSON, where that is known. */
  readonly text?: string | undefined;
}

/**
 * Rows that the transaction under way has read and written, but not put into LMDB yet: those that every call writes anew, such as the
 * journal's head, are put once for all calls of a transaction. Whoever walks over rows, or commits, has them put before.
 */
export class LmdbLateRows {
  readonly #rows = new Map<string, LateRow>();
  readonly #put: (key: string, row: LateRow) => void;

  /** @param put puts a row under its key, by `keyText` */
  constructor(put: (key: string, row: LateRow) => void) {
    this.#put = put;
  }

  get(key: string): LateRow | undefined {
    return this.#rows.size === 0 ? undefined : this.#rows.get(key);
  }

  set(key: string, row: LateRow): void {
    this.#rows.set(key, row);
  }

  /** Puts all that wait. @throws what `put` throws; the rest waits on */
  settle(): void {
    if (this.#rows.size === 0) return;
    for (const [key, row] of this.#rows) {
      this.#put(key, row);
      this.#rows.delete(key);
    }
  }

  /** Drops all: the transaction is given up. */
  clear(): void {
    this.#rows.clear();
  }
}
