import { nearest } from '../../../kernel/nearest.ts';
import { optionTakes } from '../../../messages/aws/choices.ts';
import { type CommandLineError, usageError } from '../errors.ts';

/** What `aws` says to a word that is none of the choices. `argument` is `command`, `operation`, `subcommand` or a flag, whose few choices a line of ours names. */
export function invalidChoice(argument: string, value: string, choices: Iterable<string>): CommandLineError {
  const near = nearest(value, choices);
  const meant = near.length === 0 ? '\n' : `\n\nMaybe you meant:\n\n${near.map((choice) => `  * ${choice}`).join('\n')}`;
  const error = usageError(`argument ${argument}: Found invalid choice '${value}'${meant}`);
  return argument.startsWith('--') ? error.withHint(optionTakes(argument, [...choices])) : error;
}
