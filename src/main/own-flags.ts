/** The global flags that `aws` does not have, taken off a command line wherever they stand. */
export interface OwnFlags {
  /** Show how the call was decided, after its answer. */
  readonly explain: boolean;
  /** Work in a cloud that is gone afterwards. */
  readonly ephemeral: boolean;
  /** No color, no box, numbered choices. */
  readonly plain: boolean;
  /** Which cloud of the home. */
  readonly cloud?: string;
  /** The rest of the line. */
  readonly rest: readonly string[];
}

/** A command line that can't be meant. The message says what is wrong; it exits with 252. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Takes nimbi's own flags off a command line. What follows `--` is left alone.
 * @throws UsageError when `--cloud` has no name
 */
export function takeOwnFlags(argv: readonly string[]): OwnFlags {
  const rest: string[] = [];
  const flags = { explain: false, ephemeral: false, plain: false };
  let cloud: string | undefined;
  const words = argv[Symbol.iterator]();
  for (const word of words) {
    if (word === '--') {
      rest.push(word, ...words);
    } else if (word === '--explain' || word === '--ephemeral' || word === '--plain') {
      flags[word.slice(2) as keyof typeof flags] = true;
    } else if (word === '--cloud') {
      cloud = cloudName(words.next().value);
    } else if (word.startsWith('--cloud=')) {
      cloud = cloudName(word.slice('--cloud='.length));
    } else {
      rest.push(word);
    }
  }
  return { ...flags, ...(cloud !== undefined && { cloud }), rest };
}

function cloudName(given: string | undefined): string {
  if (!given || given.startsWith('-')) {
    throw new UsageError('--cloud takes the name of a cloud, such as --cloud sandbox. nimbi sandbox list shows them.');
  }
  return given;
}
