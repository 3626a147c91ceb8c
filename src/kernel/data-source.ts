/** The data files that come with the program: models, help texts, managed policies, scenarios. Paths use `/` and are relative to the data's root. */
export interface DataSource {
  /** The text of a file, or `undefined` when there is none. */
  text(path: string): string | undefined;
  /** The names in a folder, in code-unit order; empty when there is none. */
  names(path: string): readonly string[];
}
