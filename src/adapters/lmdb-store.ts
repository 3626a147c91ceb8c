import { join } from 'node:path';
import type { Entry, Key, Range, StoredRow } from '../kernel/state.ts';
import { inWords } from '../ports/file-errors.ts';
import { HomeError } from '../ports/home.ts';
import type { StoreTransaction, StoreView } from '../ports/store.ts';
import type { DiskStore } from './disk-store.ts';
import { decodeKey, encodeKey, encodeRange } from './key-encoding.ts';
import { type Bounds, LmdbDatabase, longestKey } from './lmdb-database.ts';
import { checkLmdbFile } from './lmdb-file.ts';
import { nativeLmdb } from './lmdb-native.ts';
import { type Job, TransactionQueue } from './transaction-queue.ts';

/** The name LMDB gives the file with the data in a store's folder. */
const DATA_FILE = 'data.mdb';

/** Processes that may look at a store at once. */
const MAXIMUM_READERS = 512;

/** What comes after every text that begins with this one: UTF-8 has no such byte. */
const afterAll = (text: string): Buffer => Buffer.concat([Buffer.from(text), Buffer.from([0xff])]);

/** A row's key in LMDB: its table's name and its parts. */
const keyText = (table: string, key: Key): string => encodeKey([table, ...key]);

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

/** A bound as LMDB takes it. As no row's key is longer, each is on the same side of the cut bound as of the whole one, except one that is the cut bound. */
const fitting = (bound: Buffer): { readonly bytes: Buffer; readonly isCut: boolean } => ({
  bytes: bound.subarray(0, longestKey),
  isCut: bound.length > longestKey,
});

/** The bounds of a range; `undefined` where nothing can be in it. */
function boundsOf(table: string, range: Range): Bounds | undefined {
  const { prefix, lower, before } = encodeRange(range);
  const name = encodeKey([table]);
  const start = Buffer.from(name + lower);
  const last = afterAll(name + prefix);
  const bound = before === undefined ? last : Buffer.from(name + before);
  const end = Buffer.compare(bound, last) < 0 ? bound : last;
  if (Buffer.compare(start, end) >= 0) return undefined;
  const from = fitting(start);
  const to = fitting(end);
  return range.reverse
    ? { start: to.bytes, exclusiveStart: !to.isCut, end: from.bytes, inclusiveEnd: !from.isCut, reverse: true }
    : { start: from.bytes, exclusiveStart: from.isCut, end: to.bytes, inclusiveEnd: to.isCut };
}

/** The rows in one LMDB database, each as JSON: V8 reads it faster than a cold start loads the code of another format. */
class LmdbView implements StoreView {
  readonly #database: LmdbDatabase;
  readonly #folder: string;

  constructor(database: LmdbDatabase, folder: string) {
    this.#database = database;
    this.#folder = folder;
  }

  get(table: string, key: Key): StoredRow | undefined {
    const encoded = keyText(table, key);
    // What people type may be of any length; no row has such a key.
    if (Buffer.byteLength(encoded) > longestKey) return undefined;
    const text = this.#reading(() => this.#database.get(encoded));
    return text === undefined ? undefined : this.#parse(text);
  }

  *list(table: string, range: Range = {}): Iterable<Entry<StoredRow>> {
    const bounds = boundsOf(table, range);
    let left = range.limit ?? Number.POSITIVE_INFINITY;
    if (bounds === undefined || left <= 0) return;
    const entries = this.#database.entries(bounds);
    try {
      while (left > 0) {
        const { done, value: entry } = this.#reading(() => entries.next());
        if (done) return;
        yield { key: decodeKey(entry.key).slice(1), value: this.#parse(entry.value) };
        left -= 1;
      }
    } finally {
      entries.return(undefined);
    }
  }

  count(table: string, range: Range = {}): number {
    const bounds = boundsOf(table, range);
    return bounds === undefined ? 0 : this.#reading(() => this.#database.count(bounds, range.limit));
  }

  tables(): Iterable<string> {
    const names: string[] = [];
    let start: Buffer = Buffer.from([1]);
    for (;;) {
      const bounds = { start, end: afterAll('') };
      const found = this.#reading(() => this.#database.first(bounds));
      const [name] = found === undefined ? [] : decodeKey(found.key);
      if (name === undefined) return names.sort();
      names.push(name);
      start = afterAll(encodeKey([name]));
    }
  }

  /** Puts what LMDB refuses into words. */
  #reading<Result>(look: () => Result): Result {
    try {
      return look();
    } catch (error) {
      throw isLmdbError(error) ? inWordsOfHome(error, this.#folder) : error;
    }
  }

  #parse(text: string): StoredRow {
    try {
      return JSON.parse(text) as StoredRow;
    } catch (error) {
      throw corrupted(this.#folder, error);
    }
  }
}

/** Whether LMDB's native code loads on this machine. */
export function lmdbLoads(): boolean {
  try {
    nativeLmdb();
    return true;
  } catch {
    return false;
  }
}

function requireLmdb(folder: string): void {
  try {
    nativeLmdb();
  } catch (error) {
    const advice = 'Reinstall nimbi for this machine; or export this cloud on a machine where it opens, and import it here.';
    throw new HomeError('noNativeCode', 'This cloud is kept in LMDB, whose native code does not load here', folder, advice, { cause: error });
  }
}

/**
 * Opens the LMDB store in a folder; with `isNew`, makes it.
 * Opening takes as long for a million rows as for none. Many processes may have it open.
 * @throws HomeError when the native code does not load, or the files are missing, cut or not LMDB's
 */
export async function openLmdbStore(folder: string, { isNew = false } = {}): Promise<DiskStore> {
  requireLmdb(folder);
  try {
    if (!isNew) checkLmdbFile(join(folder, DATA_FILE));
    return new LmdbStore(folder, new LmdbDatabase(folder, MAXIMUM_READERS));
  } catch (error) {
    throw inWordsOfHome(error, folder);
  }
}

class LmdbStore implements DiskStore {
  readonly #folder: string;
  readonly #queue = new TransactionQueue(async (take) => this.#commit(take()));
  readonly #database: LmdbDatabase;
  readonly #view: LmdbView;

  constructor(folder: string, database: LmdbDatabase) {
    this.#folder = folder;
    this.#database = database;
    this.#view = new LmdbView(database, folder);
  }

  transact<Result>(work: (transaction: StoreTransaction) => Result): Promise<Result> {
    return this.#queue.transact(work);
  }

  read<Result>(work: (view: StoreView) => Result): Result {
    return this.#database.read(() => work(this.#view));
  }

  async copyTo(folder: string): Promise<void> {
    try {
      await this.#database.copyTo(folder);
    } catch (error) {
      throw inWordsOfHome(error, folder);
    }
  }

  async close(): Promise<void> {
    await this.#queue.close();
    this.#database.close();
  }

  /** One transaction of LMDB for all jobs: it holds up this thread for two syncs of the disk, one where all are relaxed, whatever the number of jobs. */
  #commit(jobs: readonly Job[]): (() => void)[] {
    const database = this.#database;
    try {
      let relaxed = true;
      const answers = database.write(() =>
        jobs.map((job) => {
          const { writes, answer, relaxed: mayBeLost } = job.run(this.#view);
          relaxed &&= mayBeLost;
          for (const { table, key, value } of writes) {
            const text = keyText(table, key);
            if (value === undefined) database.remove(text);
            else database.put(text, JSON.stringify(value));
          }
          return answer;
        }),
      );
      if (!relaxed) database.sync();
      return answers;
    } catch (error) {
      throw inWordsOfHome(error, this.#folder);
    }
  }
}
