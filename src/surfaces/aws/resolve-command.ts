import type { OperationModel, ServiceModel } from '../../models/model.ts';
import type { Models } from '../../models/models.ts';
import { kebabName, operationOfCommand, serviceCommand } from '../../models/names.ts';
import { addedCommands } from './customizations/added-commands.ts';
import { removedOperations } from './customizations/customizations.ts';
import { CommandLineError, usageError } from './errors.ts';

/** What a command of a service is. `rest` are the words after it. */
export type Target =
  | { readonly kind: 'operation'; readonly service: ServiceModel; readonly model: OperationModel; readonly rest: readonly string[] }
  | { readonly kind: 'serviceHelp'; readonly service: ServiceModel }
  | { readonly kind: 'wait'; readonly service: ServiceModel; readonly rest: readonly string[] };

/** The model's service of a command: `s3api` is `s3`. */
const serviceOf = (models: Models, command: string): ServiceModel | undefined => {
  if (command === 's3') return undefined;
  return models.service(command === 's3api' ? 's3' : command);
};

/** Services that `aws` has no command for: they work behind others. */
const withoutCommand: ReadonlySet<string> = new Set(['signin']);

/** Every first word that the command line knows. */
export const commands = (models: Models): readonly string[] =>
  [
    ...models
      .services()
      .filter((name) => !withoutCommand.has(name))
      .map(serviceCommand),
    's3',
    'configure',
    'history',
    'login',
    'logout',
  ].sort();

/** The operations of a service that are commands, by AWS's names. */
export const serviceOperations = (service: ServiceModel): readonly string[] => {
  const removed = removedOperations[service.service];
  return removed === undefined ? service.operations : service.operations.filter((name) => !removed.includes(name));
};

const pascal = (command: string): string => command.replace(/(?:^|-)([a-z0-9])/g, (_whole, letter: string) => letter.toUpperCase());

/** The operation of a command. Nearly all names turn back by rule; the list of all is walked only for the others. */
function operationNamed(models: Models, service: ServiceModel, command: string): OperationModel | undefined {
  const guess = /^[a-z0-9-]+$/.test(command) ? models.operation(service.service, pascal(command)) : undefined;
  const name = guess !== undefined && kebabName(guess.name) === command ? guess.name : operationOfCommand(service, command);
  return name === undefined || removedOperations[service.service]?.includes(name) ? undefined : models.operation(service.service, name);
}

async function unknownCommand(models: Models, command: string): Promise<CommandLineError> {
  const { invalidChoice } = await import('./parsing/choices.ts');
  const { servicesWithModels } = await import('../../messages/aws/en.ts');
  return invalidChoice('command', command, commands(models)).withHint(servicesWithModels(commands(models)));
}

async function unknownOperation(service: ServiceModel, word: string): Promise<CommandLineError> {
  const { invalidChoice } = await import('./parsing/choices.ts');
  return invalidChoice('operation', word, [...serviceOperations(service).map(kebabName), ...(addedCommands[service.service] ?? []), 'wait']);
}

/** The refusal of a line of options that no command goes with; for `aws`, `--help` is one of them. */
async function commandMissing(argument: 'command' | 'operation', words: readonly string[]): Promise<CommandLineError> {
  const error = usageError(`the following arguments are required: ${argument}`);
  if (!words.some((word) => /^(?:--help|-h|-\?)$/.test(word))) return error;
  const { helpIsAWord } = await import('../../messages/aws/hints.ts');
  return error.withHint(helpIsAWord);
}

const isOption = (word: string | undefined): boolean => word?.startsWith('-') === true;

/** Finds what `SERVICE OPERATION …` means. @throws a CommandLineError that names the nearest when it means nothing */
export async function resolveCommand(models: Models, command: string, words: readonly string[]): Promise<Target> {
  if (isOption(command)) {
    if (words.every(isOption)) throw await commandMissing('command', [command, ...words]);
    throw new CommandLineError('unknownOptions', `Unknown options: ${command}`);
  }
  const service = withoutCommand.has(command) ? undefined : serviceOf(models, command);
  if (service === undefined) throw await unknownCommand(models, command);
  const [word, ...rest] = words;
  if (word === undefined || words.every(isOption)) throw await commandMissing('operation', words);
  if (word === 'help') return { kind: 'serviceHelp', service };
  if (word === 'wait' && Object.keys(service.waiters).length > 0) return { kind: 'wait', service, rest };
  if (addedCommands[service.service]?.includes(word)) {
    const { refuseAddedCommand } = await import('./customizations/refuse-added-command.ts');
    throw refuseAddedCommand(service.service, word, rest);
  }
  const model = operationNamed(models, service, word);
  if (model === undefined) throw await unknownOperation(service, word);
  return { kind: 'operation', service, model, rest };
}
