import { CommandLineError } from '../errors.ts';
import type { Node } from './query-nodes.ts';
import { parseQuery } from './query-parser.ts';
import { QueryFault } from './query-tokens.ts';
import { QueryError } from './query-values.ts';
import type { Printable } from './value.ts';

/** What a JMESPath expression picks from a value. */
export type Query = (value: Printable) => Printable;

/** Nested deeper than the stack goes; Python's word for it, where the expression as well as its interpreter recurse. */
const tooDeep = 'maximum recursion depth exceeded';

function parsed(expression: string): Node {
  try {
    return parseQuery(expression);
  } catch (error) {
    if (!(error instanceof QueryFault || error instanceof RangeError)) throw error;
    const fault = error instanceof RangeError ? tooDeep : error.message;
    throw new CommandLineError('paramValidation', `Bad value for --query ${expression}: ${fault}`);
  }
}

/**
 * Prepares `--query`. Not with the npm package of JMESPath: the AWS CLI tells whole numbers from floating-point ones (`avg` of 1 and 3 is 2.0)
 * and fails in its own library's words.
 * @throws a CommandLineError for an expression that is none
 */
export function compileQuery(expression: string): Query {
  const { evaluate } = parsed(expression);
  return (value) => {
    try {
      return evaluate(value);
    } catch (error) {
      if (error instanceof RangeError) throw new CommandLineError('general', tooDeep);
      throw error instanceof QueryError ? new CommandLineError('general', error.message) : error;
    }
  };
}

/** Prepares a path of the model, such as a paginator's token. */
export const compilePath = (path: string): Query => parseQuery(path).evaluate;
