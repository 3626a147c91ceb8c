/** What may stand at the cursor. */
export interface Candidate {
  /** The whole word, as it means: not quoted. */
  readonly value: string;
  /** A few words beside it, where the shell shows them. */
  readonly about?: string;
  /** True where the word is not at its end with it: `s3://cat-photos/`, `Name=`. */
  readonly open?: true;
  /** True for what is worth showing alone where there is much besides: an operation that is simulated. */
  readonly favored?: true;
}

/** Those that begin with what is typed. */
export const matching = (candidates: Iterable<Candidate>, typed: string): readonly Candidate[] =>
  [...candidates].filter(({ value }) => value.startsWith(typed));

/** Words that mean themselves. */
export const plain = (values: Iterable<string>, about?: string): readonly Candidate[] =>
  [...values].map((value) => ({ value, ...(about !== undefined && { about }) }));
