import type { Member } from '../../../models/model.ts';
import type { OptionSpec, OptionValue } from './argparse.ts';
import type { ValueContext } from './values.ts';

/** The input of an operation as it is put together. */
export type Parameters = Record<string, unknown>;

/** One flag of an operation, or its output file. */
export interface Argument extends OptionSpec {
  /** Whether help says that it must be there. */
  readonly required: boolean;
  /** Where it must be there and a command line without it is read all the same: the input is then refused for what it lacks. */
  readonly unchecked?: true;
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
  /** Of the flags that share a destination, the last one on the line counts. */
  readonly destination?: string;
  /** True for an argument without a flag. */
  readonly positional?: true;
  /** Adds what was given to the input. */
  apply(value: OptionValue, parameters: Parameters, context: ValueContext): void;
}

/** The arguments of an operation by name, in the order of help. */
export type ArgumentTable = Map<string, Argument>;
