import { tooFewArguments } from '../../errors.ts';
import type { Session } from '../../session/session.ts';
import { readS3Words } from './command-line.ts';
import { s3Commands } from './commands.ts';

/** Runs `aws s3 COMMAND …`. */
export async function runS3(session: Session, words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined) throw tooFewArguments();
  if (name === 'help') return (await import('../help/help.ts')).s3Help(session);
  const load = Object.hasOwn(s3Commands, name) ? s3Commands[name] : undefined;
  if (load === undefined) throw (await import('../../parsing/choices.ts')).invalidChoice('subcommand', name, Object.keys(s3Commands));
  const command = await load();
  if (rest.length === 1 && rest[0] === 'help') return (await import('../help/help.ts')).s3CommandHelp(session, command);
  const { paths, flags } = readS3Words(command, rest);
  return command.run(session, paths, flags);
}
