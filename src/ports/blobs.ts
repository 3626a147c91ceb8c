/** A body on its way in. Either `keep` or `discard` ends it. */
export interface BlobWriter {
  write(chunk: Uint8Array): Promise<void>;
  /** Makes what was written durable, still under a temporary name. */
  finish(): Promise<void>;
  /** Gives the finished body its name. Harmless when that name exists. */
  keep(sha256: string): void;
  /** Removes what was written. */
  discard(): void;
}

/** A body that has its name. */
export interface KeptBody {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** When it was written, in milliseconds since 1970 by the machine's clock; 0 where that is not known. */
  readonly keptAt: number;
}

/** Object bodies that are too large for the store, named by their SHA-256. */
export interface Blobs {
  create(): Promise<BlobWriter>;
  /**
   * The bytes of a body from `start` to `end`, both inclusive; all of them when absent.
   * Walking them throws a `HomeError` when no body of that name is kept.
   */
  open(sha256: string, range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>;
  has(sha256: string): boolean;
  /** The bodies that are kept; those still on their way in are not among them. */
  list(): Iterable<KeptBody>;
  /** Removes a body; harmless where there is none of that name. */
  remove(sha256: string): void;
}
