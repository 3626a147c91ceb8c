import { CommandLineError, tooFewArguments } from '../../errors.ts';
import type { Session } from '../../session/session.ts';
import { readS3Words } from './command-line.ts';
import { s3Commands, s3CommandsNotHere } from './commands.ts';

/** Runs `aws s3 COMMAND …`. */
export async function runS3(session: Session, words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined) throw tooFewArguments();
  if (name === 'help') return (await import('../help/help.ts')).s3Help(session);
  if (s3CommandsNotHere.includes(name)) {
    const { commandNotSimulated } = await import('../../../../messages/aws/en.ts');
    throw new CommandLineError('notSimulated', commandNotSimulated(`s3 ${name}`, Object.keys(s3Commands)));
  }
  const load = Object.hasOwn(s3Commands, name) ? s3Commands[name] : undefined;
  if (load === undefined)
    throw (await import('../../parsing/choices.ts')).invalidChoice('subcommand', name, [...Object.keys(s3Commands), ...s3CommandsNotHere]);
  const command = await load();
  if (rest.length === 1 && rest[0] === 'help') return (await import('../help/help.ts')).s3CommandHelp(session, command);
  const { paths, flags } = readS3Words(command, rest);
  return command.run(session, paths, flags);
}
