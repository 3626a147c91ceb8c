import { compilePattern } from '../pattern.ts';
import type { ConditionOperator } from './operator.ts';

/** Compares strings, with policy variables filled in: exactly, without regard to case, or with `*` and `?`. */
export const stringTest =
  (options: { readonly wildcards?: boolean; readonly ignoreCase?: boolean } = {}): ConditionOperator['prepare'] =>
  (wanted, variables) =>
    compilePattern(wanted, { variables, wildcards: options.wildcards ?? false, ignoreCase: options.ignoreCase ?? false }).matches;
