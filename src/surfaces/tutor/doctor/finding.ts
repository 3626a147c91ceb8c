/** What a look at one thing found. */
export interface Finding {
  readonly level: 'pass' | 'warn' | 'fail';
  readonly what: string;
  /** What to do about it. */
  readonly advice?: string;
}
