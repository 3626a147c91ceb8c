import { type NativeCursor, type NativeDbi, type NativeEnv, type NativeTxn, nativeLmdb } from './lmdb-native.ts';

/** Which entries to walk: keys from `start` to `end`, in bytes, from the higher to the lower one where `reverse` is set. */
export interface Bounds {
  readonly start: Uint8Array;
  readonly end: Uint8Array;
  readonly reverse?: boolean;
  readonly exclusiveStart?: boolean;
  readonly inclusiveEnd?: boolean;
}

/** Numbers of liblmdb and of lmdb's native code (lmdb.h, cursor.cpp, writer.cpp, env.cpp). */
const flags = {
  readOnly: 0x20000,
  create: 0x40000,
  binaryKeys: 3,
  abortableSynchronousTxn: 3,
  noMetaSync: 0x40000,
  values: 0x100,
  reverse: 0x400,
  inclusiveEnd: 0x8000,
  exclusiveStart: 0x10000,
  put: 15,
  remove: 13,
  notFound: -30798,
} as const;

/** Bytes of a key at most, with pages of 4 KiB. */
export const longestKey = 1978;
const keyBufferBytes = 4096;

/** Where in the key buffer an entry's key begins; its value's size stands at the very beginning. */
const entryKey = 32;

/** An instruction: four bytes each for what to do, the database and the key's size; the key; at the next multiple of eight, less four, the value's size and address. */
const instructionKey = 12;

/** Memory that native code is told the address of. */
interface Memory {
  readonly bytes: Buffer;
  readonly address: number;
}

const allocate = (size: number): Memory => {
  const bytes = Buffer.allocUnsafeSlow(size);
  return { bytes, address: nativeLmdb().getAddress(bytes.buffer) };
};

/** Where native code leaves the values of entries, one buffer for all environments; its own at first. */
let values: Buffer | undefined;

/** Puts a key into memory at a place; gives its size. */
function writeKey(key: string | Uint8Array, memory: Buffer, at: number): number {
  const size = typeof key === 'string' ? memory.write(key, at) : key.length;
  if (size > longestKey || size === 0) throw new RangeError(`A key of the store must have 1 to ${longestKey} bytes.`);
  if (typeof key !== 'string') memory.set(key, at);
  return size;
}

/** The only database of an LMDB environment: texts by texts, in the order of their UTF-8. */
export class LmdbDatabase {
  readonly #native = nativeLmdb();
  readonly #env: NativeEnv = new this.#native.Env();
  readonly #dbi: NativeDbi;
  readonly #keys = allocate(keyBufferBytes);
  readonly #instruction = allocate(keyBufferBytes);
  /** Open cursors, each with the bound that native code compares with at each step: it must not be collected before. */
  readonly #cursors = new Map<NativeCursor, Memory>();
  #value = allocate(8192);
  #readTxn: NativeTxn | undefined;
  #looks = 0;
  /** Whether a write transaction is under way. */
  #writes = false;

  /** Opens the environment in a folder, and makes it where there is none. @throws LMDB's errors, with their number as `code` */
  constructor(folder: string, maxReaders: number) {
    this.#env.open({ path: folder, keyBytes: this.#keys.bytes, maxDbs: 1, maxReaders, mapSize: 0x20000 }, 0, 0);
    this.#env.readerCheck();
    this.begin();
    this.#dbi = new this.#native.Dbi(this.#env, flags.create, null, flags.binaryKeys);
    this.commit();
  }

  /** Runs `work` over the entries as they are now, what the transaction under way has written with them. Walks that it leaves unfinished end with it. */
  read<Result>(work: () => Result): Result {
    if (!this.#writes) this.#readTxn ??= new this.#native.Txn(this.#env, flags.readOnly);
    this.#looks += 1;
    try {
      return work();
    } finally {
      this.#looks -= 1;
      if (this.#looks === 0) {
        this.#closeCursors();
        if (!this.#writes && this.#readTxn) this.#native.resetTxn(this.#readTxn.address);
      }
    }
  }

  /**
   * Begins the one write transaction, and waits for other processes' to end: from now on nobody else writes. It must not be begun within a look.
   * @returns the number of the last transaction, of any process, that wrote something
   */
  begin(): number {
    if (this.#looks > 0) throw new Error('A transaction was begun within a look at the store.');
    this.#env.beginTxn(flags.abortableSynchronousTxn | flags.noMetaSync);
    this.#writes = true;
    return this.#env.getWriteTxnId() - 1;
  }

  /**
   * Ends the transaction: what it wrote is there whole. A power failure before `sync` may take it back: pages are on the disk when this
   * returns, what says that they count is not (`MDB_NOMETASYNC` in lmdb.h). @throws LMDB's errors; then nothing of it is there
   */
  commit(): void {
    this.#writes = false;
    this.#env.commitTxn();
  }

  /** Ends the transaction, if one is under way: nothing that it wrote is there. */
  abort(): void {
    if (!this.#writes) return;
    this.#writes = false;
    this.#env.abortTxn();
  }

  /** Waits until all that was written is on the disk. */
  sync(): void {
    this.#env.sync();
  }

  /** The text under a key; within `read`. */
  get(key: string): string | undefined {
    this.#requireLook();
    return this.#native.getStringByBinary(this.#dbi.address, writeKey(key, this.#keys.bytes, 0), 0);
  }

  /** Walks entries in order; within `read`. */
  *entries(bounds: Bounds): Generator<{ readonly key: string; readonly value: string }, undefined> {
    const { bytes } = this.#keys;
    for (const { cursor, size } of this.#walk(bounds, flags.values)) {
      // The value first: its size stands in the key buffer.
      const value = this.#currentValue(cursor);
      yield { key: bytes.toString('utf8', entryKey, entryKey + size), value };
    }
  }

  /** The first entry of a walk; within `read`. */
  first(bounds: Bounds): { readonly key: string; readonly value: string } | undefined {
    const [entry] = this.entries(bounds);
    return entry;
  }

  /** How many entries there are between the bounds, `most` or more counting as `most`; within `read`. */
  count(bounds: Bounds, most = Number.POSITIVE_INFINITY): number {
    let count = 0;
    for (const _entry of this.#walk(bounds, 0)) {
      if (count >= most) break;
      count += 1;
    }
    return count;
  }

  /** Puts a cursor on one entry after the other, and gives the size of its key. */
  *#walk(bounds: Bounds, wanted: number): Generator<{ readonly cursor: NativeCursor; readonly size: number }, undefined> {
    this.#requireLook();
    const end = allocate(4 + bounds.end.length);
    end.bytes.writeUInt32LE(writeKey(bounds.end, end.bytes, 4), 0);
    const how =
      wanted | (bounds.reverse ? flags.reverse : 0) | (bounds.inclusiveEnd ? flags.inclusiveEnd : 0) | (bounds.exclusiveStart ? flags.exclusiveStart : 0);
    const cursor = new this.#native.Cursor(this.#dbi, 0);
    this.#cursors.set(cursor, end);
    try {
      let size = this.#native.position(cursor.address, how, 0, writeKey(bounds.start, this.#keys.bytes, 0), end.address);
      while (size > 0) {
        yield { cursor, size };
        if (!this.#cursors.has(cursor)) throw new Error('A walk over rows went on after the look at the store that it belongs to.');
        size = this.#native.iterate(cursor.address);
      }
      if (size < 0 && size !== flags.notFound) this.#native.lmdbError(size);
    } finally {
      if (this.#cursors.delete(cursor)) cursor.close();
    }
  }

  /** Puts a text under a key; within a transaction. */
  put(key: string, value: string): void {
    // No character takes more than three bytes.
    if (value.length * 3 > this.#value.bytes.length) {
      const bytes = Buffer.byteLength(value);
      if (bytes > this.#value.bytes.length) this.#value = allocate(2 ** Math.ceil(Math.log2(bytes)));
    }
    this.#do(flags.put, key, this.#value.bytes.write(value));
  }

  /** Removes what is under a key, if anything is; within a transaction. */
  remove(key: string): void {
    this.#do(flags.remove, key, 0);
  }

  /** Writes a copy of all entries as they are now into a folder. */
  copyTo(folder: string): Promise<void> {
    return new Promise((resolve, reject) => this.#env.copy(folder, true, (error) => (error ? reject(error) : resolve())));
  }

  /** Ends the use of the environment. */
  close(): void {
    this.#closeCursors();
    this.#readTxn?.abort();
    this.#readTxn = undefined;
    this.#env.close();
  }

  #do(operation: number, key: string, valueBytes: number): void {
    const { bytes, address } = this.#instruction;
    bytes.writeUInt32LE(operation, 0);
    bytes.writeUInt32LE(this.#dbi.dbi, 4);
    const size = writeKey(key, bytes, instructionKey);
    bytes.writeUInt32LE(size, 8);
    const value = (instructionKey + size + 16) & ~7;
    bytes.writeUInt32LE(valueBytes, value - 4);
    bytes.writeDoubleLE(this.#value.address, value);
    this.#native.write(this.#env.address, address);
  }

  /** The value of the entry that a cursor is on, which native code has left in the buffer for values where that was large enough. */
  #currentValue(cursor: NativeCursor): string {
    const size = this.#keys.bytes.readUInt32LE(0);
    values ??= this.#native.globalBuffer;
    if (size > values.length) {
      values = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(size)));
      this.#native.setGlobalBuffer(values);
      this.#native.getCurrentValue(cursor.address);
    }
    return values.toString('utf8', 0, size);
  }

  /** Outside a look, LMDB would open one that nobody ends. */
  #requireLook(): void {
    if (this.#looks === 0) throw new Error('The rows were looked at outside the look at the store.');
  }

  #closeCursors(): void {
    for (const cursor of this.#cursors.keys()) cursor.close();
    this.#cursors.clear();
  }
}
