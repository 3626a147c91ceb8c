import { join } from 'node:path';
import type { RangeOptions, RootDatabase } from 'lmdb';
import type { Entry, Key, Range, StoredRow } from '../kernel/state.ts';
import { inWords } from '../ports/file-errors.ts';
import { HomeError } from '../ports/home.ts';
import type { StoreTransaction, StoreView } from '../ports/store.ts';
import type { DiskStore } from './disk-store.ts';
import { decodeKey, encodeKey, encodeRange } from './key-encoding.ts';
import { checkLmdbFile } from './lmdb-file.ts';
import { type Job, TransactionQueue } from './transaction-queue.ts';

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
  // A write that the disk took only in part is an input/output error to LMDB ("short write, filesystem full?" in mdb.c).
  if (/Input\/output error/i.test(error.message)) {
    const what = 'The disk is full or failing; nothing was changed';
    return new HomeError('full', what, folder, 'Free some space and try again.', { cause: error });
  }
  if (/No space left|File too large|MDB_MAP_FULL|quota/i.test(error.message)) {
    return new HomeError('full', 'The disk has no room left; nothing was changed', folder, 'Free some space and try again.', { cause: error });
  }
  if (/MDB_/.test(error.message)) return corrupted(folder, error);
  const advice = 'Check its permissions, or set NIMBI_HOME to another folder.';
  return new HomeError('unreadable', `nimbi can't use the rows of this cloud: ${error.message}`, folder, advice, { cause: error });
}

/** The bounds of a range as LMDB takes them; `undefined` where nothing can be in between. */
function boundsOf(table: string, range: Range): RangeOptions | undefined {
  const { prefix, lower, before } = encodeRange(range);
  const name = encodeKey([table]);
  const from = Buffer.from(name + lower);
  const end = Buffer.concat([Buffer.from(name + prefix), LAST]);
  const bound = before === undefined ? end : Buffer.from(name + before);
  const to = Buffer.compare(bound, end) < 0 ? bound : end;
  if (Buffer.compare(from, to) >= 0) return undefined;
  return range.reverse ? { start: to, exclusiveStart: true, end: from, inclusiveEnd: true, reverse: true } : { start: from, end: to };
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
    const bounds = boundsOf(table, range);
    if (bounds === undefined) return;
    try {
      for (const { key, value } of this.#database.getRange({ ...bounds, ...(range.limit === undefined ? {} : { limit: range.limit }) })) {
        const row = unpack(value);
        if (row !== undefined) yield { key: decodeKey(Buffer.from(key).toString()).slice(1), value: row };
      }
    } catch (error) {
      throw this.#unreadable(error);
    }
  }

  count(table: string, range: Range = {}): number {
    const bounds = boundsOf(table, { ...range, reverse: false });
    if (bounds === undefined) return 0;
    try {
      const count = this.#database.getKeysCount(bounds);
      return Math.min(count, range.limit ?? count);
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

function openDatabase(open: typeof import('lmdb').open, folder: string, isNew: boolean): Database {
  if (!isNew) checkLmdbFile(join(folder, DATA_FILE));
  return open<unknown, Uint8Array>(folder, {
    keyEncoding: 'binary',
    sharedStructuresKey: STRUCTURES_KEY,
    // A transaction is acknowledged when it is on the disk, not before.
    overlappingSync: false,
    noSubdir: false,
    maxReaders: 512,
  });
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
  readonly #queue = new TransactionQueue(async (take) => this.#commit(take()));
  #database: Database;
  #view: LmdbView;

  constructor(folder: string, open: () => Database) {
    this.#folder = folder;
    this.#open = open;
    this.#database = open();
    this.#view = new LmdbView(this.#database, folder);
  }

  transact<Result>(work: (transaction: StoreTransaction) => Result): Promise<Result> {
    return this.#queue.transact(work);
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
    await this.#queue.close();
    await this.#database.close();
  }

  /**
   * One transaction of LMDB for all jobs. LMDB's own queue of asynchronous ones is not used: in 3.5 a callback that throws there still commits,
   * and a commit that fails is printed on stderr. Committing here holds up this thread for one sync of the disk, whatever the number of jobs.
   */
  #commit(jobs: readonly Job[]): (() => void)[] {
    const database = this.#database;
    try {
      return database.transactionSync(() =>
        jobs.map((job) => {
          const { writes, answer } = job.run(this.#view);
          for (const { table, key, value } of writes) {
            if (value === undefined) database.removeSync(keyBytes(table, key));
            else database.putSync(keyBytes(table, key), pack(value));
          }
          return answer;
        }),
      );
    } catch (error) {
      this.#startAfresh();
      throw inWordsOfHome(error, this.#folder);
    }
  }

  /** After a failed commit LMDB's encoder may know structures of rows that were never written; another one must take its place. */
  #startAfresh(): void {
    this.#database = this.#open();
    this.#view = new LmdbView(this.#database, this.#folder);
  }
}
