/** A word of AWS or of ours, explained in three sentences. */
export interface Term {
  /** As AWS spells it. */
  readonly term: string;
  /** Other names, abbreviations and plurals that people look for. */
  readonly aliases?: readonly string[];
  readonly text: string;
  /** Terms that this one leans on. */
  readonly see?: readonly string[];
}
