/** Where a call came from, as conditions and the trail see it. */
export interface CallSource {
  /** The way in: `aws` for the command line, `tutor`, `http`, `console`, or the service that made a nested call. */
  readonly surface: string;
  readonly ip: string;
  readonly userAgent: string;
}
