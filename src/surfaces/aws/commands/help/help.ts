import { help } from '../../../../messages/aws/en.ts';
import { serviceTexts } from '../../../../models/help-texts.ts';
import type { OperationModel, ServiceModel } from '../../../../models/model.ts';
import { kebabName, serviceCommand } from '../../../../models/names.ts';
import { commands, serviceOperations } from '../../resolve-command.ts';
import type { Session } from '../../session/session.ts';
import type { S3Command } from '../s3/command-line.ts';
import { globalOptionsSection } from './global-options.ts';
import { newPage, show } from './page.ts';

/** `aws help`, and with a word after it that topic. */
export async function topHelp(session: Session, words: readonly string[] = []): Promise<number> {
  const [topic] = words;
  if (topic !== undefined) return (await import('./topics.ts')).topicHelp(session, topic);
  const page = newPage(session);
  page.heading(help.name).verbatim('aws -');
  page.heading(help.description).text(help.aws).blank().text(help.seeHelp).blank().text(help.seeTopics);
  page.heading(help.synopsis).verbatim('  aws [options] <command> <subcommand> [parameters]');
  globalOptionsSection(page);
  page.heading(help.services);
  for (const name of commands(session.environment.models)) page.verbatim(`o ${name}`).blank();
  return show(session, page);
}

/** `aws SERVICE help`: what is simulated is marked. */
export async function serviceHelp(session: Session, service: ServiceModel): Promise<number> {
  const { environment } = session;
  const page = newPage(session);
  page.heading(help.name).verbatim(`${serviceCommand(service.service)} -`);
  page.heading(help.description).text(serviceTexts(environment.data, service.service)?.description ?? service.fullName);
  page.heading(help.commands);
  const simulated = new Set(environment.simulatedOperations(service.service));
  for (const operation of [...serviceOperations(service)].sort()) {
    const mark = simulated.has(operation) ? ` ${help.simulatedMark}` : '';
    page.verbatim(`o ${kebabName(operation)}${mark}`);
  }
  if (Object.keys(service.waiters).length > 0) page.verbatim('o wait');
  return show(session, page);
}

/** `aws SERVICE OPERATION help`. */
export async function operationHelp(session: Session, service: ServiceModel, model: OperationModel): Promise<number> {
  return (await import('./operation-page.ts')).operationPage(session, service, model);
}

/** `aws SERVICE wait help`. */
export async function waitHelp(session: Session, service: ServiceModel): Promise<number> {
  const page = newPage(session);
  page.heading(help.name).verbatim('wait -');
  page.heading(help.description).text(help.wait);
  page.heading(help.commands);
  for (const [name, waiter] of Object.entries(service.waiters)) page.verbatim(`o ${kebabName(name)} (polls ${kebabName(waiter.operation)})`);
  return show(session, page);
}

/** `aws s3 help`. */
export async function s3Help(session: Session): Promise<number> {
  const { s3Commands } = await import('../s3/commands.ts');
  const page = newPage(session);
  page.heading(help.name).verbatim('s3 -');
  page.heading(help.description).text(help.s3);
  page.heading(help.commands);
  for (const [name, load] of Object.entries(s3Commands)) {
    const { description } = await load();
    page.verbatim(`o ${name}`).blank().text(description, 10).blank();
  }
  return show(session, page);
}

/** `aws s3 COMMAND help`. */
export async function s3CommandHelp(session: Session, command: S3Command): Promise<number> {
  const page = newPage(session);
  page.heading(help.name).verbatim(`${command.name} -`);
  page.heading(help.description).text(command.description);
  page.heading(help.synopsis).verbatim(`  ${command.name}`).verbatim(command.usage);
  for (const { name, arity } of command.flags) page.verbatim(arity === 'none' ? `[--${name}]` : `[--${name} <value>]`);
  page.heading(help.options);
  for (const { name, arity, text, choices } of command.flags) {
    page
      .verbatim(`--${name} (${arity === 'none' ? 'boolean' : 'string'})`)
      .blank()
      .text(text, 10);
    if (choices !== undefined) page.blank().text(`One of: ${choices.join(', ')}`, 10);
    page.blank();
  }
  return show(session, page);
}

/** The manual of a command that is no operation: `configure set`, `login`. @param name as it is typed */
export async function commandHelp(session: Session, name: string): Promise<number> {
  const manual = (await import('../../../../messages/aws/manuals.ts')).manuals[name];
  if (manual === undefined) throw new Error(`There is no manual of ${name}.`);
  const page = newPage(session);
  page.heading(help.name).verbatim(`${manual.name.split(' ').at(-1)} -`);
  page.heading(help.description).text(manual.description);
  page.heading(help.synopsis).verbatim(`  ${manual.name}`);
  for (const line of manual.synopsis) page.verbatim(line);
  page.heading(help.options);
  for (const { name: option, type, required, text } of manual.options) {
    page
      .verbatim(`${option} (${type})${required ? ` ${help.required}` : ''}`)
      .blank()
      .text(text, 10)
      .blank();
  }
  if (manual.options.length === 0) page.text(help.noOutput);
  globalOptionsSection(page);
  if (manual.examples.length > 0) page.heading(help.examples);
  for (const { text, lines } of manual.examples) {
    if (text !== '') page.text(text).blank();
    page.verbatim(lines.join('\n'), 12).blank();
  }
  if (manual.commands !== undefined) page.heading(help.commands).verbatim(manual.commands.map((command) => `o ${command}`).join('\n'));
  return show(session, page);
}
