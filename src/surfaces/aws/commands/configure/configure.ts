import { CommandLineError, exitCodes } from '../../errors.ts';
import { configPaths, profileSection, writeConfig } from '../../session/config-files.ts';
import type { Session } from '../../session/session.ts';
import { prompt } from '../prompt.ts';
import { configureCommands, configureCommandsNotHere } from './commands.ts';
import { masked } from './words.ts';

const questions = [
  { name: 'aws_access_key_id', text: 'AWS Access Key ID', hidden: true },
  { name: 'aws_secret_access_key', text: 'AWS Secret Access Key', hidden: true },
  { name: 'region', text: 'Default region name', hidden: false },
  { name: 'output', text: 'Default output format', hidden: false },
] as const;

/** Asks for the four values of a profile; an empty answer leaves one as it is. */
async function ask(session: Session): Promise<number> {
  const profile = session.profile()?.value ?? 'default';
  const answers = new Map<string, string>();
  for (const { name, text, hidden } of questions) {
    const current = session.setting(name)?.value;
    const shown = current === undefined ? 'None' : hidden ? masked(current) : current;
    const answer = (await prompt(session.io, `${text} [${shown}]: `)).trim();
    if (answer !== '' && answer !== current) answers.set(name, answer);
  }
  const paths = configPaths(session.environment.configFolder);
  const changes = (hidden: boolean) =>
    questions.filter((question) => question.hidden === hidden && answers.has(question.name)).map(({ name }) => ({ key: name, value: answers.get(name) ?? '' }));
  const secrets = changes(true);
  const others = changes(false);
  if (secrets.length > 0) writeConfig(paths.credentials, profile, secrets);
  if (others.length > 0) writeConfig(paths.config, profileSection(profile), others);
  return exitCodes.success;
}

/** Runs `aws configure …`. It reads and writes the home's files only. */
export async function runConfigure(session: Session, words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined) return ask(session);
  if (name === 'help') return (await import('../help/help.ts')).commandHelp(session, 'configure');
  if (configureCommandsNotHere.includes(name)) {
    const { commandNotSimulated } = await import('../../../../messages/aws/en.ts');
    throw new CommandLineError('notSimulated', commandNotSimulated(`configure ${name}`, Object.keys(configureCommands)));
  }
  if (name.startsWith('-')) throw new CommandLineError('paramValidation', `Unknown options: ${words.join(',')}`);
  const command = Object.hasOwn(configureCommands, name) ? configureCommands[name] : undefined;
  if (command === undefined) throw (await import('../../parsing/choices.ts')).invalidChoice('subcommand', name, Object.keys(configureCommands));
  if (rest.length === 1 && rest[0] === 'help') return (await import('../help/help.ts')).commandHelp(session, `configure ${name}`);
  return (await command())(session, rest);
}
