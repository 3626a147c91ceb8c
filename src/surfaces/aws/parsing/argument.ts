import type { Member } from '../../../models/model.ts';
import type { Arity, OptionValue } from './argparse.ts';
import type { ValueContext } from './values.ts';

/** The input of an operation as it is put together. */
export type Parameters = Record<string, unknown>;

/** One flag of an operation, or its output file. */
export interface Argument {
  /** Without dashes. */
  readonly name: string;
  readonly arity: Arity;
  readonly required: boolean;
  /** The member of the input that it sets; absent for flags that the command line adds. */
  readonly member?: string;
  /** Where the flag comes from the model: its reference there. */
  readonly reference?: Member;
  /** The type that help shows when there is no reference. */
  readonly typeName?: string;
  /** Help for flags that the command line adds. */
  readonly text?: string;
  /** Works, and is not documented. */
  readonly hidden?: true;
  /** `--x` and `--no-x` share the group `x`. */
  readonly group?: string;
  /** True for an argument without a flag. */
  readonly positional?: true;
  /** Adds what was given to the input. */
  apply(value: OptionValue, parameters: Parameters, context: ValueContext): void;
}

/** The arguments of an operation by name, in the order of help. */
export type ArgumentTable = Map<string, Argument>;
