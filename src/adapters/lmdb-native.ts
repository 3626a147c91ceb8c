import { createRequire } from 'node:module';

/*
 * What is used of the native code that the package lmdb brings for each platform (version 3.5, MIT). Its JavaScript side, with the codecs,
 * caches and queues that are not used here, takes as long to load as all the rest of a start, so it stays out. Facts: lmdb's src/*.cpp.
 * Addresses are numbers; what they point to has to live as long as it is used.
 */

/** An LMDB environment: the files of a folder, mapped. */
export interface NativeEnv {
  readonly address: number;
  /** @param options among them `keyBytes`, the buffer through which keys and sizes are passed */
  open(options: NativeOptions, flags: number, jsFlags: number): void;
  /** Begins the one write transaction, and waits for other processes' to end. */
  beginTxn(flags: number): void;
  commitTxn(): void;
  abortTxn(): void;
  /** The number of the write transaction under way: one more than that of the last one, of any process, that wrote something. */
  getWriteTxnId(): number;
  sync(): void;
  /** Frees the places of readers whose processes are gone. */
  readerCheck(): number;
  copy(folder: string, compact: boolean, done: (error?: Error) => void): void;
  close(): void;
}

/** How an environment is opened. */
export interface NativeOptions {
  readonly path: string;
  readonly keyBytes: Buffer;
  readonly maxDbs: number;
  readonly maxReaders: number;
  /** Bytes that are mapped at first; the map grows with the data. */
  readonly mapSize: number;
}

/** A read transaction. The first read after a reset renews it. */
export interface NativeTxn {
  readonly address: number;
  abort(): void;
}

/** A database of an environment. */
export interface NativeDbi {
  readonly dbi: number;
  readonly address: number;
}

/** A place among the keys. */
export interface NativeCursor {
  readonly address: number;
  close(): void;
}

/** The functions of the native code. A transaction's address of 0 stands for the write transaction under way, else the latest read transaction. */
export interface NativeLmdb {
  readonly Env: new () => NativeEnv;
  readonly Txn: new (env: NativeEnv, flags: number) => NativeTxn;
  readonly Dbi: new (env: NativeEnv, flags: number, name: null, keyType: number) => NativeDbi;
  readonly Cursor: new (dbi: NativeDbi, txn: number) => NativeCursor;
  readonly globalBuffer: Buffer;
  setGlobalBuffer(buffer: Buffer): void;
  getAddress(memory: ArrayBufferLike): number;
  /** Makes ready what threads share. */
  getEnvsPointer(): number;
  resetTxn(txn: number): void;
  /** The value of the key in the key buffer as text. */
  getStringByBinary(dbi: number, keySize: number, txn: number): string | undefined;
  /** Carries out an instruction in the write transaction. */
  write(env: number, instruction: number): void;
  /** Puts a cursor on the first entry of a range that begins with the key in the key buffer; gives its key's size, 0 for none, an error below it. */
  position(cursor: number, flags: number, offset: number, keySize: number, end: number): number;
  iterate(cursor: number): number;
  getCurrentValue(cursor: number): number;
  /** Throws the error of a number. */
  lmdbError(code: number): never;
}

const { platform, arch } = process;

/** On Linux there is one for each C library. The variant over Node-API serves every version of Node, and links faster than those over V8. */
const files = platform === 'linux' ? ['node.napi.glibc.node', 'node.napi.musl.node'] : ['node.napi.node'];

let loaded: NativeLmdb | undefined;

/** LMDB's native code for this machine. @throws the loader's error when there is none, or it does not load */
export function nativeLmdb(): NativeLmdb {
  loaded ??= loadNative();
  return loaded;
}

function loadNative(): NativeLmdb {
  const load: NodeJS.Require = typeof require === 'function' ? require : createRequire(import.meta.url);
  let reason: unknown;
  for (const file of files) {
    try {
      const native: NativeLmdb = load(`@lmdb/lmdb-${platform}-${arch}/${file}`);
      native.getEnvsPointer();
      return native;
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}
