/** The machine's source of randomness: asked once, for the seed of a new cloud. */
export interface Entropy {
  bytes(length: number): Uint8Array;
}
