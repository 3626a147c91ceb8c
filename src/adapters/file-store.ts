import { randomBytes } from 'node:crypto';
import { closeSync, copyFileSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { inWords, isMissing } from '../ports/file-errors.ts';
import { HomeError } from '../ports/home.ts';
import type { StoreTransaction, StoreView } from '../ports/store.ts';
import type { DiskStore } from './disk-store.ts';
import { appendDurably, writeDurably } from './durable-files.ts';
import { underLock } from './file-lock.ts';
import { MemoryTables } from './memory-tables.ts';
import type { Write } from './pending-writes.ts';
import { HEADER_LENGTH, headerLine, readHeader, readWrites, writesLine } from './row-log.ts';
import { type Job, TransactionQueue } from './transaction-queue.ts';

const LOG_FILE = 'rows.log';
const LOCK_FILE = 'rows.lock';

/** The log is written anew when it has grown by this much, and to this many times what it was then. */
const COMPACT_AFTER_BYTES = 4 * 1024 * 1024;
const COMPACT_AFTER_FACTOR = 3;

/** Rows that share a line in a log written anew. */
const ROWS_A_LINE = 500;

const newGeneration = (): string => randomBytes(8).toString('hex');

function* logOf(tables: MemoryTables, generation: string): Iterable<Buffer> {
  yield headerLine(generation);
  let writes: Write[] = [];
  for (const table of tables.tables()) {
    for (const { key, value } of tables.list(table)) {
      writes.push({ table, key, value });
      if (writes.length < ROWS_A_LINE) continue;
      yield writesLine(writes);
      writes = [];
    }
  }
  if (writes.length > 0) yield writesLine(writes);
}

/**
 * Opens the store of lines in a folder; with `isNew`, makes it. All rows are in memory; every transaction is appended to one log, under a lock.
 * It needs no native code and no mapped files, so that it works on network file systems too.
 * @throws HomeError when the log is missing, corrupted before its last line, or of a newer format
 */
export async function openFileStore(folder: string, { isNew = false, compactAfterBytes = COMPACT_AFTER_BYTES } = {}): Promise<DiskStore> {
  const store = new FileStore(folder, compactAfterBytes);
  if (isNew) await store.make();
  else store.read(() => undefined);
  return store;
}

class FileStore implements DiskStore {
  readonly #file: string;
  readonly #lock: string;
  readonly #compactAfterBytes: number;
  #tables = new MemoryTables();
  #generation = '';
  /** Up to where the log has been read. */
  #offset = 0;
  /** How long the log was when it was last written anew or read whole. */
  #baseLength = 0;
  readonly #queue = new TransactionQueue((take) => underLock(this.#lock, () => this.#commit(take())));

  constructor(folder: string, compactAfterBytes: number) {
    this.#file = join(folder, LOG_FILE);
    this.#lock = join(folder, LOCK_FILE);
    this.#compactAfterBytes = compactAfterBytes;
  }

  /** Makes an empty log, unless there is one. */
  async make(): Promise<void> {
    await underLock(this.#lock, () => this.#inWords(() => writeDurably(this.#file, [headerLine(newGeneration())])));
  }

  transact<Result>(work: (transaction: StoreTransaction) => Result): Promise<Result> {
    return this.#queue.transact(work);
  }

  read<Result>(work: (view: StoreView) => Result): Result {
    this.#withLog('r', (descriptor) => this.#readOn(descriptor));
    return work(this.#tables);
  }

  async copyTo(folder: string): Promise<void> {
    await underLock(this.#lock, () =>
      this.#inWords(() => {
        mkdirSync(folder, { recursive: true });
        copyFileSync(this.#file, join(folder, LOG_FILE));
      }),
    );
  }

  close(): Promise<void> {
    return this.#queue.close();
  }

  #commit(jobs: readonly Job[]): (() => void)[] {
    return this.#withLog('r+', (descriptor) => {
      this.#readOn(descriptor);
      if (fstatSync(descriptor).size > this.#offset) ftruncateSync(descriptor, this.#offset);
      const all: Write[] = [];
      const answers = jobs.map((job) => {
        const { writes, answer } = job.run(this.#tables);
        const written = [...writes];
        this.#tables.apply(written);
        for (const write of written) all.push(write);
        return answer;
      });
      if (all.length > 0) this.#append(descriptor, writesLine(all));
      return answers;
    });
  }

  #append(descriptor: number, bytes: Buffer): void {
    try {
      appendDurably(descriptor, bytes, this.#offset);
    } catch (error) {
      // The tables have what the disk has not: they are to be read anew.
      this.#generation = '';
      throw error;
    }
    this.#offset += bytes.length;
    if (this.#offset > this.#baseLength * COMPACT_AFTER_FACTOR && this.#offset - this.#baseLength > this.#compactAfterBytes) this.#compact();
  }

  /** Writes the log anew, with a line for what is there instead of one for all that ever happened. It may fail: the old one is good. */
  #compact(): void {
    const generation = newGeneration();
    try {
      this.#offset = writeDurably(this.#file, logOf(this.#tables, generation));
      this.#generation = generation;
    } catch {
      // Tried again when it has grown as much once more.
    }
    this.#baseLength = this.#offset;
  }

  /** Reads what was appended since the last look; all of it when the log was written anew. */
  #readOn(descriptor: number): void {
    const header = Buffer.alloc(HEADER_LENGTH);
    const length = readSync(descriptor, header, 0, HEADER_LENGTH, 0);
    const generation = readHeader(header.subarray(0, length), this.#file);
    const size = fstatSync(descriptor).size;
    const isAnew = generation !== this.#generation || size < this.#offset;
    if (isAnew) {
      this.#tables = new MemoryTables();
      this.#offset = HEADER_LENGTH;
    }
    if (size > this.#offset) {
      const piece = Buffer.alloc(size - this.#offset);
      const read = readSync(descriptor, piece, 0, piece.length, this.#offset);
      const { writes, length: whole } = readWrites(piece.subarray(0, read), this.#offset, this.#file);
      this.#tables.apply(writes);
      this.#offset += whole;
    }
    this.#generation = generation;
    if (isAnew) this.#baseLength = this.#offset;
  }

  #withLog<Result>(flags: 'r' | 'r+', use: (descriptor: number) => Result): Result {
    return this.#inWords(() => {
      const descriptor = openSync(this.#file, flags);
      try {
        return use(descriptor);
      } finally {
        closeSync(descriptor);
      }
    });
  }

  #inWords<Result>(run: () => Result): Result {
    try {
      return run();
    } catch (error) {
      this.#generation = '';
      if (isMissing(error))
        throw new HomeError('corrupted', 'The file with the rows of this cloud is missing', this.#file, 'Restore it, or delete this cloud and make it anew.');
      throw inWords(error, this.#file);
    }
  }
}
