import { join } from 'node:path';
import type { RootDatabase } from 'lmdb';
import type { Entry, Key, Range, StoredRow } from '../kernel/state.ts';
import { HomeError } from '../ports/home.ts';
import type { StoreTransaction, StoreView } from '../ports/store.ts';
import type { DiskStore } from './disk-store.ts';
import { inWords } from './file-errors.ts';
import { decodeKey, encodeKey, encodeRange } from './key-encoding.ts';
import { fillUp, isShort } from './lmdb-file.ts';
import { PendingWrites } from './pending-writes.ts';

type Database = RootDatabase<unknown, Uint8Array>;

/** The name LMDB gives the file with the data in a store's folder. */
const DATA_FILE = 'data.mdb';

/** Before every table's rows: tables' names are not empty. */
const STRUCTURES_KEY = Buffer.from([0]);

/** After every key that begins with the bytes it is appended to: UTF-8 has no such byte. */
const LAST = Buffer.from([0xff]);

const keyBytes = (table: string, key: Key): Buffer => Buffer.from(encodeKey([table, ...key]));

/** msgpackr renames the member `__proto__` when it decodes, so that rows with one are kept as JSON text under this member. */
const AS_TEXT = '\u0000json';

const hasProtoMember = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  for (const name of Object.keys(value)) {
    if (name === '__proto__' || hasProtoMember((value as Readonly<Record<string, unknown>>)[name])) return true;
  }
  return false;
};

const pack = (row: StoredRow): unknown => (hasProtoMember(row) ? { [AS_TEXT]: JSON.stringify(row) } : row);

function unpack(stored: unknown): StoredRow | undefined {
  const row = stored as StoredRow | undefined;
  if (typeof row !== 'object' || row === null || !(AS_TEXT in row)) return row;
  return JSON.parse(String(row[AS_TEXT])) as StoredRow;
}

/** Errors of LMDB, and of the system below it, carry its number. */
const isLmdbError = (error: unknown): error is Error & { readonly code: number } => error instanceof Error && 'code' in error && typeof error.code === 'number';

function corrupted(folder: string, cause: unknown): HomeError {
  const advice = 'Restore it from a copy or an export, or delete this cloud and make it anew.';
  return new HomeError('corrupted', 'The rows of this cloud are corrupted', join(folder, DATA_FILE), advice, { cause });
}

/** Puts what LMDB said into words. */
function inWordsOfHome(error: unknown, folder: string): unknown {
  if (!isLmdbError(error)) return inWords(error, folder);
  if (/No space left|File too large|MDB_MAP_FULL|quota/i.test(error.message)) {
    return new HomeError('full', 'The disk has no room left; nothing was changed', folder, 'Free some space and try again.', { cause: error });
  }
  if (/MDB_/.test(error.message)) return corrupted(folder, error);
  const advice = 'Check its permissions, or set NIMBI_HOME to another folder.';
  return new HomeError('unreadable', `nimbi can't use the rows of this cloud: ${error.message}`, folder, advice, { cause: error });
}

/** The rows in one LMDB database: a row's key is its table's name and its parts. */
class LmdbView implements StoreView {
  readonly #database: Database;
  readonly #folder: string;

  constructor(database: Database, folder: string) {
    this.#database = database;
    this.#folder = folder;
  }

  get(table: string, key: Key): StoredRow | undefined {
    try {
      return unpack(this.#database.get(keyBytes(table, key)));
    } catch (error) {
      throw this.#unreadable(error);
    }
  }

  *list(table: string, range: Range = {}): Iterable<Entry<StoredRow>> {
    if (range.limit !== undefined && range.limit <= 0) return;
    const { prefix, lower } = encodeRange(range, (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const name = encodeKey([table]);
    const from = Buffer.from(name + lower);
    const to = Buffer.concat([Buffer.from(name + prefix), LAST]);
    if (Buffer.compare(from, to) >= 0) return;
    const bounds = range.reverse ? { start: to, end: from, inclusiveEnd: true, reverse: true } : { start: from, end: to };
    try {
      for (const { key, value } of this.#database.getRange({ ...bounds, ...(range.limit === undefined ? {} : { limit: range.limit }) })) {
        const row = unpack(value);
        if (row !== undefined) yield { key: decodeKey(Buffer.from(key).toString()).slice(1), value: row };
      }
    } catch (error) {
      throw this.#unreadable(error);
    }
  }

  tables(): Iterable<string> {
    const names: string[] = [];
    let start: Buffer = Buffer.from([1]);
    for (;;) {
      const [key] = this.#database.getKeys({ start, limit: 1 });
      const [name] = key === undefined ? [] : decodeKey(Buffer.from(key).toString());
      if (name === undefined) return names.sort();
      names.push(name);
      start = Buffer.concat([Buffer.from(encodeKey([name])), LAST]);
    }
  }

  /** What LMDB refuses, or what its decoder can't make sense of. */
  #unreadable(error: unknown): unknown {
    return isLmdbError(error) ? inWordsOfHome(error, this.#folder) : corrupted(this.#folder, error);
  }
}

/** Whether LMDB's native code loads on this machine. */
export async function lmdbLoads(): Promise<boolean> {
  try {
    await import('lmdb');
    return true;
  } catch {
    return false;
  }
}

async function loadLmdb(folder: string): Promise<typeof import('lmdb')> {
  try {
    return await import('lmdb');
  } catch (error) {
    const advice = 'Reinstall nimbi for this machine; or export this cloud on a machine where it opens, and import it here.';
    throw new HomeError('noNativeCode', 'This cloud is kept in LMDB, whose native code does not load here', folder, advice, { cause: error });
  }
}

/** Opens LMDB's files. A file that is shorter than its pages is read whole, so that a cut one is refused now and not in the middle of a call. */
function openDatabase(open: typeof import('lmdb').open, folder: string, isNew: boolean): Database {
  const file = join(folder, DATA_FILE);
  const short = !isNew && isShort(file);
  const database = open<unknown, Uint8Array>(folder, {
    keyEncoding: 'binary',
    sharedStructuresKey: STRUCTURES_KEY,
    // A transaction is acknowledged when it is on the disk, not before.
    overlappingSync: false,
    // Each transaction may be committed as soon as it is written: they needn't wait for others of the same turn.
    eventTurnBatching: false,
    noSubdir: false,
    maxReaders: 512,
  });
  if (short) {
    database.transactionSync(() => fillUp(file));
    for (const { value } of database.getRange({ start: STRUCTURES_KEY })) unpack(value);
  }
  return database;
}

/**
 * Opens the LMDB store in a folder; with `isNew`, makes it.
 * Opening takes as long for a million rows as for none. Many processes may have it open.
 * @throws HomeError when the native code does not load, or the files are missing, cut or not LMDB's
 */
export async function openLmdbStore(folder: string, { isNew = false } = {}): Promise<DiskStore> {
  const { open } = await loadLmdb(folder);
  try {
    return new LmdbStore(folder, () => openDatabase(open, folder, isNew));
  } catch (error) {
    throw inWordsOfHome(error, folder);
  }
}

class LmdbStore implements DiskStore {
  readonly #folder: string;
  readonly #open: () => Database;
  #database: Database;
  #view: LmdbView;
  readonly #underWay = new Set<Promise<unknown>>();
  /** Ends when LMDB was opened again after a failed commit. */
  #reopening: Promise<void> | undefined;

  constructor(folder: string, open: () => Database) {
    this.#folder = folder;
    this.#open = open;
    this.#database = open();
    this.#view = new LmdbView(this.#database, this.#folder);
  }

  async transact<Result>(work: (transaction: StoreTransaction) => Result): Promise<Result> {
    if (this.#reopening !== undefined) await this.#reopening;
    const committed = this.#commit(work);
    this.#underWay.add(committed);
    try {
      const outcome = await committed;
      if ('error' in outcome) throw outcome.error;
      return outcome.result;
    } finally {
      this.#underWay.delete(committed);
    }
  }

  read<Result>(work: (view: StoreView) => Result): Result {
    // Otherwise the rows would be those of the last look in this turn, without what other processes wrote since.
    this.#database.resetReadTxn();
    return work(this.#view);
  }

  async copyTo(folder: string): Promise<void> {
    try {
      await this.#database.backup(folder, true);
    } catch (error) {
      throw inWordsOfHome(error, folder);
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#underWay);
    await this.#database.close();
  }

  /** A callback that throws inside LMDB's `transaction` still commits what it wrote, so the work's writes are held back until it is done. */
  async #commit<Result>(work: (transaction: StoreTransaction) => Result): Promise<{ readonly result: Result } | { readonly error: unknown }> {
    const database = this.#database;
    try {
      return await database.transaction(() => {
        const pending = new PendingWrites(this.#view);
        let result: Result;
        try {
          result = work(pending);
        } catch (error) {
          return { error };
        }
        for (const { table, key, value } of pending.writes()) {
          if (value === undefined) database.removeSync(keyBytes(table, key));
          else database.putSync(keyBytes(table, key), pack(value));
        }
        return { result };
      });
    } catch (error) {
      this.#reopen(database);
      throw inWordsOfHome(error, this.#folder);
    }
  }

  /** After a failed commit LMDB's encoder may know structures of rows that were never written; it must not go on using them. */
  #reopen(failed: Database): void {
    if (failed !== this.#database || this.#reopening !== undefined) return;
    this.#reopening = (async () => {
      await failed.close();
      this.#database = this.#open();
      this.#view = new LmdbView(this.#database, this.#folder);
      this.#reopening = undefined;
    })();
  }
}
