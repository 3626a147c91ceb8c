/** Something wrong in a scenario's file. Line and column count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What was expected. */
  readonly message: string;
}

/** A scenario that can't be used, with all that is wrong in it. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'));
  }
}

/** A place in a file's data: member names and indices from the root. */
export type Path = readonly (string | number)[];
