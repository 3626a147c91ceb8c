import { type CommandLineError, usageError } from '../errors.ts';
import { nearest } from './suggestions.ts';

/** What `aws` says to a word that is none of the choices. `argument` is `command`, `operation`, `subcommand` or a flag. */
export function invalidChoice(argument: string, value: string, choices: Iterable<string>): CommandLineError {
  const near = nearest(value, choices);
  const meant = near.length === 0 ? '\n' : `\n\nMaybe you meant:\n\n${near.map((choice) => `  * ${choice}`).join('\n')}`;
  return usageError(`argument ${argument}: Found invalid choice '${value}'${meant}`);
}
