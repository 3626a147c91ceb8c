import type { OperationModel } from '../../../models/model.ts';
import type { Io } from '../io.ts';
import { type OptionValue, type Scanned, scan } from './argparse.ts';
import type { Argument, ArgumentTable, Parameters } from './argument.ts';
import { missingArguments } from './arguments.ts';
import { refuseFaults } from './required.ts';

/** The words of a command line, sorted by the flags of the operation. A positional is the output file. */
export interface SortedWords {
  readonly scanned: Scanned;
  readonly outfile: string | undefined;
  /** Whether an argument was given, by its name. */
  given(name: string): boolean;
}

/** The whole input, and its skeleton, lift the demand for every other argument; `aws` looks for these words as they are typed, not for `--x=…`. */
function demandsNothing(words: readonly string[], table: ArgumentTable): boolean {
  if (!table.has('generate-cli-skeleton')) return false;
  if (words.includes('--cli-input-json') || words.includes('--cli-input-yaml')) return true;
  const skeleton = words.indexOf('--generate-cli-skeleton');
  return skeleton >= 0 && words[skeleton + 1] !== 'output';
}

/** Sorts the words of a command line. @throws a CommandLineError for what is missing, and then for what the operation does not have */
export async function sortWords(words: readonly string[], table: ArgumentTable): Promise<SortedWords> {
  const flags = [...table.values()].filter((argument) => !argument.positional);
  const scanned = scan(words, flags);
  const takesFile = table.get('outfile')?.positional === true;
  const [first, ...rest] = scanned.positionals;
  const outfile = takesFile ? first : undefined;
  const given = (name: string): boolean => (name === 'outfile' && takesFile ? outfile !== undefined : scanned.values.has(name));
  const unknown = [...scanned.unknown, ...(takesFile ? rest : scanned.positionals)];
  await refuseFaults(demandsNothing(words, table) ? [] : missingArguments(table, given), unknown, table);
  return { scanned, outfile, given };
}

/** What counts of what was given: of flags that share a destination (`--x`, `--no-x`) the last. */
export function effectiveValues(scanned: Scanned, table: ArgumentTable): ReadonlyMap<string, OptionValue> {
  const last = new Map(scanned.given.map(([name]) => [table.get(name)?.destination ?? name, name]));
  return new Map([...scanned.values].filter(([name]) => last.get(table.get(name)?.destination ?? name) === name));
}

/**
 * Puts what was given into the input, argument by argument in the table's order.
 * @param argumentOf which argument reads a flag; where pagination is off, a service's own `--max-items` counts, and not the command line's
 */
export async function applyArguments(
  values: ReadonlyMap<string, OptionValue>,
  table: ArgumentTable,
  context: { readonly model: OperationModel; readonly io: Io },
  argumentOf: (argument: Argument) => Argument,
): Promise<Parameters> {
  const parameters: Parameters = {};
  for (const argument of table.values()) {
    const value = values.get(argument.name);
    if (value === undefined) continue;
    try {
      argumentOf(argument).apply(value, parameters, context);
    } catch (error) {
      const { helped } = await import('./hints.ts');
      throw helped(error, { flag: `--${argument.name}`, value }, context.io);
    }
  }
  return parameters;
}
