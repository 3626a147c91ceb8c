import { CommandLineError, usageError } from '../../errors.ts';

/** A secret with all but its last four characters hidden. */
export const masked = (value: string): string => `${'*'.repeat(16)}${value.slice(-4)}`;

/** The positional words of a `configure` command, refused when there are too few or too many. */
export function positionals(words: readonly string[], names: readonly string[]): readonly string[] {
  if (words.length < names.length) throw usageError(`the following arguments are required: ${names.slice(words.length).join(', ')}`);
  if (words.length > names.length) throw new CommandLineError('paramValidation', `Unknown options: ${words.slice(names.length).join(',')}`);
  return words;
}
