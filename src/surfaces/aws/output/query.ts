import jmespath from 'jmespath';
import { CommandLineError } from '../errors.ts';
import type { Printable } from './value.ts';

/** What a JMESPath expression picks from a value. */
export type Query = (value: Printable) => Printable;

/** Nested deeper than the stack goes; Python's word for it, where the expression as well as its interpreter recurse. */
const tooDeep = 'maximum recursion depth exceeded';

const detail = (error: unknown): string => (error instanceof RangeError ? tooDeep : error instanceof Error ? error.message : String(error));

/** What is wrong with an expression; botocore's words where it ends too early. */
function syntaxFault(expression: string, error: Error): string {
  if (error.message.includes('EOF')) return `Incomplete expression:\n"${expression}"\n${' '.repeat(expression.length + 1)}^`;
  return error.message;
}

/**
 * Prepares `--query`. @throws a CommandLineError for an expression that is none.
 */
export function compileQuery(expression: string): Query {
  try {
    // An expression without syntax errors can still fail on a value; an empty object tells the two apart only for syntax.
    jmespath.search(null, expression);
  } catch (error) {
    if (error instanceof RangeError) throw new CommandLineError('paramValidation', `Bad value for --query ${expression}: ${tooDeep}`);
    if (error instanceof Error && (error.name === 'ParserError' || error.name === 'LexerError')) {
      throw new CommandLineError('paramValidation', `Bad value for --query ${expression}: Invalid jmespath expression: ${syntaxFault(expression, error)}`);
    }
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
