import type { Arity } from '../aws/parsing/argparse.ts';

/** A flag as completion knows it. */
export interface CompletedFlag {
  /** Without dashes. */
  readonly name: string;
  readonly arity: Arity;
  readonly about?: string;
}

/** What stands before the cursor, sorted. */
export interface TypedFlags<Flag extends CompletedFlag> {
  readonly given: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
  /** The flag whose value is being typed. */
  readonly awaiting?: Flag;
}

/** Sorts whole words into flags with their values and the rest. Flags that nobody knows take what follows them, up to the next flag. */
export function sortTyped<Flag extends CompletedFlag>(words: readonly string[], flags: ReadonlyMap<string, Flag>): TypedFlags<Flag> {
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  let open: { readonly name: string; readonly flag: Flag | undefined; readonly values: string[] } | undefined;
  for (const word of words) {
    const [, name, attached] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name !== undefined) {
      const values = attached === undefined ? [] : [attached];
      given.set(name, values);
      const flag = flags.get(name);
      open = attached === undefined && flag?.arity !== 'none' ? { name, flag, values } : undefined;
    } else if (open === undefined) positionals.push(word);
    else {
      open.values.push(word);
      if (open.flag !== undefined && open.flag.arity !== 'many') open = undefined;
    }
  }
  return { given, positionals, ...(open?.flag !== undefined && { awaiting: open.flag }) };
}
