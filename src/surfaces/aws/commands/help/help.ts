import { help } from '../../../../messages/aws/en.ts';
import { globalOptionTexts } from '../../../../messages/aws/global-options.ts';
import { serviceTexts } from '../../../../models/help-texts.ts';
import type { OperationModel, ServiceModel } from '../../../../models/model.ts';
import { kebabName } from '../../../../models/names.ts';
import { globalOptions } from '../../parsing/globals.ts';
import { commands, serviceOperations } from '../../resolve-command.ts';
import type { Session } from '../../session/session.ts';
import { serviceCommand } from '../call.ts';
import type { S3Command } from '../s3/command-line.ts';
import { newPage, show } from './page.ts';

/** `aws help`. */
export async function topHelp(session: Session): Promise<number> {
  const page = newPage(session);
  page.heading(help.name).verbatim('aws -');
  page.heading(help.description).text(help.aws).blank().text(help.seeHelp);
  page.heading(help.synopsis).verbatim('  aws [options] <command> <subcommand> [parameters]');
  page.heading(help.globalOptions);
  for (const { name, arity } of globalOptions)
    page
      .verbatim(`--${name} (${arity === 'none' ? 'boolean' : 'string'})`)
      .blank()
      .text(globalOptionTexts[name] ?? '', 10)
      .blank();
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
  for (const operation of [...serviceOperations(service)].sort()) {
    const mark = environment.simulated(service.service, operation) ? ` ${help.simulatedMark}` : '';
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

/** `aws configure help`. */
export async function configureHelp(session: Session): Promise<number> {
  const { configureCommands } = await import('../configure/commands.ts');
  const page = newPage(session);
  page.heading(help.name).verbatim('configure -');
  page.heading(help.description).text(help.configure).blank().text(help.configureFiles);
  page.heading(help.synopsis).verbatim('  configure [--profile profile-name]');
  page.heading(help.commands);
  for (const name of Object.keys(configureCommands)) page.verbatim(`o ${name}`);
  return show(session, page);
}
