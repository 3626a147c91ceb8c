/** A digest worked out piece by piece, so that a body of any size costs no memory. */
export interface Hasher {
  update(chunk: Uint8Array): void;
  /** The digest of everything so far. Checksums come big-endian, as S3 writes them (in base64). */
  digest(): Uint8Array;
}
