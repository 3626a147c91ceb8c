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

/** Object bodies that are too large for the store, named by their SHA-256. */
export interface Blobs {
  create(): Promise<BlobWriter>;
  /**
   * The bytes of a body from `start` to `end`, both inclusive; all of them when absent.
   * Walking them throws a `HomeError` when no body of that name is kept.
   */
  open(sha256: string, range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>;
  has(sha256: string): boolean;
}
