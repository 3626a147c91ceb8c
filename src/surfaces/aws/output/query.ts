import jmespath from 'jmespath';
import { CommandLineError } from '../errors.ts';
import { checkQuery } from './query-grammar.ts';
import { QueryFault } from './query-tokens.ts';
import type { Printable } from './value.ts';

/** What a JMESPath expression picks from a value. */
export type Query = (value: Printable) => Printable;

/** Nested deeper than the stack goes; Python's word for it, where the expression as well as its interpreter recurse. */
const tooDeep = 'maximum recursion depth exceeded';

/** What an expression cannot do with a value, in the words of the AWS CLI's library where ours has others. */
function detail(error: unknown): string {
  if (error instanceof RangeError) return tooDeep;
  const message = error instanceof Error ? error.message : String(error);
  const [, name, least, count, received] = /^ArgumentError: (\w+)\(\) takes (at least )?(\d+) arguments? but received (\d+)/.exec(message) ?? [];
  if (name === undefined) return message.replace(/^TypeError: /, '');
  return `Expected ${least ?? ''}${count} argument${count === '1' ? '' : 's'} for function ${name}(), received ${received}`;
}

/** @throws a RangeError for an expression that is nested too deeply for the library */
function searchNothing(expression: string): void {
  try {
    jmespath.search(null, expression);
  } catch (error) {
    if (error instanceof RangeError) throw error;
  }
}

/**
 * Prepares `--query`. @throws a CommandLineError for an expression that is none
 */
export function compileQuery(expression: string): Query {
  try {
    checkQuery(expression);
    // Only nesting is left to go wrong here: on a value, an expression can fail, but not deeper than it does on nothing.
    searchNothing(expression);
  } catch (error) {
    if (!(error instanceof QueryFault || error instanceof RangeError)) throw error;
    const fault = error instanceof RangeError ? tooDeep : error.message;
    throw new CommandLineError('paramValidation', `Bad value for --query ${expression}: ${fault}`);
  }
  return (value) => {
    try {
      return (jmespath.search(value, expression) ?? null) as Printable;
    } catch (error) {
      throw new CommandLineError('general', detail(error));
    }
  };
}

/** Reads a path of the model, such as a paginator's token. */
export const searchPath = (value: Printable, path: string): Printable => (jmespath.search(value, path) ?? null) as Printable;
