/** A topic of `help topics`. */
export interface Topic {
  /** Under which heading it is listed. */
  readonly category: string;
  readonly title: string;
  readonly description: string;
  /** What is said: a heading, paragraphs (`* ` begins an item of a list), or lines that stay as they are. */
  readonly blocks: readonly ({ readonly heading: string } | { readonly text: string } | { readonly code: string })[];
}
