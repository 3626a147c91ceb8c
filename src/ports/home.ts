import type { Blobs } from './blobs.ts';
import type { Store } from './store.ts';

/** What is the matter with the files that nimbi keeps, as a word a surface can act on. */
export type HomeProblem =
  /** Bytes that can't be what was written. */
  | 'corrupted'
  /** Made by a later version of the program. */
  | 'newer'
  /** Made by a version from before the first release. */
  | 'older'
  /** No room left. */
  | 'full'
  /** The machine doesn't let us read or write. */
  | 'unreadable'
  /** There is something of that name already. */
  | 'exists'
  /** There is nothing of that name. */
  | 'missing'
  /** Not a name that a cloud can have. */
  | 'invalidName'
  /** Another process holds it for too long. */
  | 'busy'
  /** The store's native code does not load here. */
  | 'noNativeCode'
  /** A file to be imported is not an export of a cloud, or broken. */
  | 'invalidImport';

/** Something is wrong with the home folder or a cloud in it. The message says what, where, and what to do. */
export class HomeError extends Error {
  override readonly name = 'HomeError';

  /**
   * @param problem what kind of trouble it is
   * @param what a sentence: what is wrong
   * @param where the file or folder
   * @param advice a sentence: what to do about it
   */
  constructor(
    readonly problem: HomeProblem,
    what: string,
    readonly where: string,
    advice: string,
    options?: ErrorOptions,
  ) {
    super(`${what} (${where}). ${advice}`, options);
  }
}

/** Where a cloud's rows are kept: in LMDB, or in a file of lines where LMDB can't be. */
export type StoreKind = 'lmdb' | 'file';

/** A cloud's storage, in use. */
export interface CloudStorage {
  readonly store: Store;
  readonly blobs: Blobs;
  /** Ends the use of both. */
  close(): Promise<void>;
}

/** A cloud in the home, as a list shows it. */
export type CloudEntry =
  | {
      readonly name: string;
      readonly store: StoreKind;
      /** Milliseconds since 1970, by the machine's clock. */
      readonly madeAt: number;
      readonly problem?: never;
    }
  /** One that can't be opened, and why. It can be removed. */
  | { readonly name: string; readonly problem: HomeError };

/** How a new cloud is kept. */
export interface CreateOptions {
  /** Chosen by the home when absent: LMDB where it works. */
  readonly store?: StoreKind;
  /** Told, in a sentence, when the home chose the slower store, and why. */
  readonly notice?: (sentence: string) => void;
}

/** The home folder: clouds, the configuration files of the `aws` command, settings. Everything it writes appears whole or not at all. Its operations throw {@link HomeError}. */
export interface Home {
  readonly folder: string;
  /** The `aws` command's own `config` and `credentials`; never the person's real ones. */
  readonly awsConfigFile: string;
  readonly awsCredentialsFile: string;
  /** The clouds, by name in code-unit order. */
  clouds(): readonly CloudEntry[];
  exists(name: string): boolean;
  /** The cloud used when none is named: the one last chosen, at first `sandbox`. It need not exist. */
  chosen(): string;
  /** Chooses a cloud that exists. */
  choose(name: string): void;
  open(name: string): Promise<CloudStorage>;
  /**
   * Makes a cloud. `fill` gives it its first rows; when that fails, or the process dies before it is done, there is no such cloud.
   * @throws HomeError `exists` also when another process made it in the meantime: opening it is then the thing to do
   */
  create(name: string, fill: (storage: CloudStorage) => Promise<void>, options?: CreateOptions): Promise<void>;
  /** Copies a cloud as it is now, also while it is in use. */
  copy(from: string, to: string): Promise<void>;
  remove(name: string): void;
  /** Writes a cloud, as it is now, to one file that `import` reads on any machine. */
  export(name: string, file: string): Promise<void>;
  import(file: string, name: string, options?: CreateOptions): Promise<void>;
}
