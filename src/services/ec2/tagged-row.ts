/** What every row that can be tagged has. */
export interface TaggedRow {
  readonly tags: Readonly<Record<string, string>>;
}
