/** One thing that can be picked. */
export interface Choice {
  readonly value: string;
  readonly name: string;
  readonly description?: string;
}

/** Asks a person to pick one of what `source` finds for what is typed. Rejects when they do not want to. */
export type Pick = (message: string, source: (typed: string) => Promise<readonly Choice[]>) => Promise<string>;
