import type { OperationModel, Paginator } from '../../../models/model.ts';
import type { Argument, ArgumentTable } from '../parsing/argument.ts';
import { argumentTable } from '../parsing/arguments.ts';
import { addPagingArguments, type PagingOptions } from './paging-flags.ts';

const added = (name: string, arity: Argument['arity'], text: string): Argument => ({
  name,
  arity,
  required: false,
  typeName: 'string',
  text,
  apply: () => undefined,
});

/** Flags of every operation that put the whole input together, or show what it looks like. */
const inputFlags: readonly Argument[] = [
  added(
    'cli-input-json',
    'one',
    'Reads arguments from the JSON string provided. The JSON string follows the format provided by --generate-cli-skeleton. If other arguments are provided on the command line, those values will override the JSON-provided values.',
  ),
  added(
    'cli-input-yaml',
    'one',
    'Reads arguments from the YAML string provided. The YAML string follows the format provided by --generate-cli-skeleton yaml-input.',
  ),
];

/** The flag that asks for a skeleton. */
export const skeletonFlag: Argument = {
  ...added(
    'generate-cli-skeleton',
    'optional',
    'Prints a JSON skeleton to standard output without sending an API request. With yaml-input it is YAML; with output, a sample of the answer.',
  ),
  choices: ['input', 'output', 'yaml-input'],
};

/** The flags of an operation as `help` and the parser have them. `paging` is filled in as paging flags are used. */
export function operationArguments(service: string, model: OperationModel, paginator: Paginator | undefined, paging: PagingOptions = {}): ArgumentTable {
  const table = argumentTable(service, model);
  if (paginator !== undefined) addPagingArguments(table, model, paginator, paging);
  // An answer that goes into a file leaves no place for a skeleton or a whole input, as `aws` has it (awscli/customizations/cliinput.py, 2026).
  if (!table.has('outfile')) for (const argument of [...inputFlags, skeletonFlag]) table.set(argument.name, argument);
  return table;
}
