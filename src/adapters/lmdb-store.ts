import { join } from 'node:path';
import { HomeError } from '../ports/home.ts';
import type { StoreTransaction, StoreView } from '../ports/store.ts';
import type { DiskStore } from './disk-store.ts';
import { LmdbCache } from './lmdb-cache.ts';
import { LmdbDatabase } from './lmdb-database.ts';
import { DATA_FILE, inWordsOfHome, unconfirmed } from './lmdb-errors.ts';
import { checkLmdbFile } from './lmdb-file.ts';
import { type LateRow, LmdbLateRows } from './lmdb-late-rows.ts';
import { nativeLmdb } from './lmdb-native.ts';
import { keyText, LmdbView, tableText } from './lmdb-view.ts';
import type { Write } from './pending-writes.ts';
import { type Job, TransactionQueue } from './transaction-queue.ts';

/** Processes that may look at a store at once. */
const MAXIMUM_READERS = 512;

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
    commitHeld();
    if (!isNew) checkLmdbFile(join(folder, DATA_FILE));
    return new LmdbStore(folder, new LmdbDatabase(folder, MAXIMUM_READERS));
  } catch (error) {
    throw inWordsOfHome(error, folder);
  }
}

/** So long relaxed work may keep others from writing, in milliseconds, before it is committed. */
const longestHold = 40;

/** So many relaxed jobs are committed at once, at most. */
const mostHeld = 512;

/**
 * The store whose transaction is still under way with nothing but relaxed work, whose callers have been answered. There is one in a process:
 * a thread that waited for another one of its own would wait for ever.
 */
let holding: LmdbStore | undefined;

/** Commits what the process holds, if anything is held. Where it fails, what is lost are relaxed writes; who writes next is told why. */
function commitHeld(): void {
  try {
    holding?.commit();
  } catch {
    // The store has let go of it.
  }
}

class LmdbStore implements DiskStore {
  readonly #folder: string;
  readonly #queue = new TransactionQueue(async (take) => this.#work(take));
  readonly #database: LmdbDatabase;
  readonly #cache = new LmdbCache();
  readonly #late: LmdbLateRows;
  /** The rows for whoever looks while others may write. */
  readonly #view: LmdbView;
  /** The rows while a transaction is under way: only it can change them. */
  readonly #ownView: LmdbView;
  /** The jobs that the transaction has done which is still under way. */
  #held = 0;
  #timer: NodeJS.Timeout | undefined;
  /** The number of the last transaction, of any process, that wrote something before this one. */
  #before = 0;
  #wrote: 'nothing' | 'removals' | 'rows' = 'nothing';

  constructor(folder: string, database: LmdbDatabase) {
    this.#folder = folder;
    this.#database = database;
    this.#view = new LmdbView(database, folder);
    this.#late = new LmdbLateRows((key, row) => this.#put(key, row));
    this.#ownView = new LmdbView(database, folder, this.#cache, this.#late);
  }

  transact<Result>(work: (transaction: StoreTransaction) => Result): Promise<Result> {
    return this.#queue.transact(work);
  }

  read<Result>(work: (view: StoreView) => Result): Result {
    return this.#database.read(() => work(holding === this ? this.#ownView : this.#view));
  }

  async copyTo(folder: string): Promise<void> {
    if (holding === this) commitHeld();
    try {
      await this.#database.copyTo(folder);
    } catch (error) {
      throw inWordsOfHome(error, this.#folder);
    }
  }

  async close(): Promise<void> {
    await this.#queue.close();
    if (holding === this) commitHeld();
    this.#database.close();
  }

  /**
   * One transaction of LMDB for all jobs: it holds up this thread for two syncs of the disk, whatever the number of jobs. Where many come at
   * once and all are relaxed, it stays under way for those that come next, and their callers are answered: to commit takes longer than they do.
   */
  #work(take: () => readonly Job[]): (() => void)[] {
    try {
      this.#begin();
    } catch (error) {
      throw inWordsOfHome(error, this.#folder);
    }
    try {
      const done = take().map((job) => {
        const { writes, answer, relaxed } = this.#database.read(() => job.run(this.#ownView));
        this.#write(writes);
        return { job, answer, relaxed };
      });
      this.#held += done.length;
      const allRelaxed = done.every(({ relaxed }) => relaxed);
      if (allRelaxed && this.#held > 1 && this.#held < mostHeld) this.#hold();
      else this.commit();
      const failure = allRelaxed ? undefined : this.#sync();
      return done.map(({ job, answer, relaxed }) => (failure === undefined || relaxed ? answer : () => job.reject(failure)));
    } catch (error) {
      this.#letGo();
      this.#giveUp();
      throw inWordsOfHome(error, this.#folder);
    }
  }

  #begin(): void {
    if (holding === this) return;
    commitHeld();
    this.#before = this.#database.begin();
    this.#cache.goOnFrom(this.#before);
  }

  #write(writes: Iterable<Write>): void {
    for (const write of writes) {
      const key = write.encoded === undefined ? keyText(write.table, write.key) : tableText(write.table) + write.encoded;
      // Who writes what was read before will most likely do it again.
      if (this.#late.get(key) === undefined && !this.#cache.has(key)) this.#put(key, write);
      else {
        this.#late.set(key, write);
        this.#cache.written(write.table, key, write.value, 0);
      }
    }
  }

  /** Puts a row into the database, or removes it. */
  #put(key: string, { table, value, text: made }: LateRow): void {
    const text = value === undefined ? undefined : (made ?? JSON.stringify(value));
    if (text === undefined) this.#database.remove(key);
    else this.#database.put(key, text);
    if (text !== undefined) this.#wrote = 'rows';
    else if (this.#wrote === 'nothing') this.#wrote = 'removals';
    this.#cache.written(table, key, value, text?.length ?? 0);
  }

  /** Drops the transaction under way, if one is, and what was read in it. */
  #giveUp(): void {
    this.#late.clear();
    this.#cache.forget();
    this.#database.abort();
  }

  #hold(): void {
    if (holding === this) return;
    holding = this;
    this.#timer = setTimeout(commitHeld, longestHold);
  }

  /** Ends the transaction under way. @throws LMDB's errors; then nothing of it is there */
  commit(): void {
    try {
      this.#late.settle();
      const wrote = this.#wrote;
      this.#letGo();
      this.#database.commit();
      // One that only removes may have found nothing to remove, and then has no number.
      if (wrote === 'rows') this.#cache.committed(this.#before + 1);
      else if (wrote === 'removals') this.#cache.forget();
    } catch (error) {
      this.#letGo();
      this.#giveUp();
      throw error;
    }
  }

  /** Waits for the disk to have what was committed. @returns why it may not have it */
  #sync(): HomeError | undefined {
    try {
      this.#database.sync();
      return undefined;
    } catch (error) {
      return unconfirmed(this.#folder, error);
    }
  }

  #letGo(): void {
    clearTimeout(this.#timer);
    this.#held = 0;
    this.#wrote = 'nothing';
    if (holding === this) holding = undefined;
  }
}
