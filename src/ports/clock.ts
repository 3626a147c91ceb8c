/** The machine's clock. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}
