import type { OperationModel, Paginator, ServiceModel } from '../../../models/model.ts';
import { formatParameterFaults, parameterFaults } from '../../../models/parameters.ts';
import { customizationsOf } from '../customizations/customizations.ts';
import { CommandLineError, exitCodes, usageError } from '../errors.ts';
import { printableAnswer } from '../output/answer.ts';
import { type AnswerSource, single } from '../output/formats.ts';
import { printAnswer, queryOf, requireFormat } from '../output/print.ts';
import { type Scanned, scan } from '../parsing/argparse.ts';
import type { Argument, ArgumentTable, Parameters } from '../parsing/argument.ts';
import { argumentTable, missingArguments, streamingOutput } from '../parsing/arguments.ts';
import { decodeBlobs } from '../parsing/values.ts';
import type { Session } from '../session/session.ts';
import { Caller, requireSimulated } from './call.ts';
import { paginate } from './pagination.ts';
import { addPagingArguments, type PagingOptions, pagesByHand, refusePagingFlags } from './paging-flags.ts';

const added = (name: string, arity: Argument['arity'], text: string): Argument => ({
  name,
  arity,
  required: false,
  typeName: 'string',
  text,
  apply: () => undefined,
});

/** Flags of every operation that put the whole input together, or show what it looks like. */
const inputFlags: readonly Argument[] = [
  added(
    'cli-input-json',
    'one',
    'Reads arguments from the JSON string provided. The JSON string follows the format provided by --generate-cli-skeleton. If other arguments are provided on the command line, those values will override the JSON-provided values.',
  ),
  added(
    'cli-input-yaml',
    'one',
    'Reads arguments from the YAML string provided. The YAML string follows the format provided by --generate-cli-skeleton yaml-input.',
  ),
];
const skeletonFlag = added(
  'generate-cli-skeleton',
  'optional',
  'Prints a JSON skeleton to standard output without sending an API request. With yaml-input it is YAML; with output, a sample of the answer.',
);

/** The flags of an operation as `help` and the parser have them. `paging` is filled in as paging flags are used. */
export function operationArguments(service: string, model: OperationModel, paginator: Paginator | undefined, paging: PagingOptions = {}): ArgumentTable {
  const table = argumentTable(service, model);
  if (paginator !== undefined) addPagingArguments(table, model, paginator, paging);
  for (const argument of inputFlags) table.set(argument.name, argument);
  if (streamingOutput(model) === undefined) table.set(skeletonFlag.name, skeletonFlag);
  return table;
}

/** An operation's command line, read. */
export interface ReadCommand {
  readonly parameters: Parameters;
  readonly paging: PagingOptions;
  readonly paginator: Paginator | undefined;
  readonly outfile: string | undefined;
  /** What `--generate-cli-skeleton` asks for. */
  readonly skeleton: string | undefined;
}

/** The flags that are near to those that the operation does not have, as a line of ours. */
async function nearestFlags(unknown: readonly string[], table: ArgumentTable): Promise<string | undefined> {
  const { nearest } = await import('../parsing/suggestions.ts');
  const { globalOptions } = await import('../parsing/globals.ts');
  const { nearestOptions } = await import('../../../messages/aws/en.ts');
  const names = [...[...table.values()].filter((argument) => !argument.positional && !argument.hidden), ...globalOptions].map(({ name }) => `--${name}`);
  const near = unknown.filter((word) => word.startsWith('--')).flatMap((word) => nearest(word.split('=')[0] ?? word, names));
  return near.length === 0 ? undefined : nearestOptions(near);
}

/** Refuses missing arguments first, then options that the operation does not have, as `aws` does. */
async function refuseFaults(missing: readonly string[], unknown: readonly string[], table: ArgumentTable): Promise<void> {
  if (missing.length === 0 && unknown.length === 0) return;
  const hint = unknown.length === 0 ? undefined : await nearestFlags(unknown, table);
  if (missing.length > 0) {
    const { kind, message } = usageError(`the following arguments are required: ${missing.join(', ')}`);
    throw new CommandLineError(kind, message, hint);
  }
  throw new CommandLineError('unknownOptions', `Unknown options: ${unknown.join(', ')}`, hint);
}

/** The words of a command line, sorted by the flags of the operation. A positional is the output file. */
function sortWords(
  words: readonly string[],
  table: ArgumentTable,
): { readonly scanned: Scanned; readonly outfile: string | undefined; readonly unknown: readonly string[] } {
  const flags = [...table.values()].filter((argument) => !argument.positional);
  const scanned = scan(words, flags);
  const takesFile = table.has('outfile');
  const [first, ...rest] = scanned.positionals;
  return { scanned, outfile: takesFile ? first : undefined, unknown: [...scanned.unknown, ...(takesFile ? rest : scanned.positionals)] };
}

const text = (scanned: Scanned, name: string): string | undefined => {
  const value = scanned.values.get(name);
  return typeof value === 'string' ? value : undefined;
};

/** Reads what `--generate-cli-skeleton` asks for; alone it asks for the input. */
async function skeletonOf(scanned: Scanned): Promise<string | undefined> {
  const value = scanned.values.get(skeletonFlag.name);
  if (value === undefined) return undefined;
  const choices = ['input', 'output', 'yaml-input'];
  if (value === true) return 'input';
  const choice = String(value);
  if (!choices.includes(choice)) throw (await import('../parsing/choices.ts')).invalidChoice(`--${skeletonFlag.name}`, choice, choices);
  return choice;
}

/** Reads an operation's command line into its input. */
export async function readCommand(session: Session, service: ServiceModel, model: OperationModel, words: readonly string[]): Promise<ReadCommand> {
  const paging: PagingOptions = {};
  const { paginator } = model;
  const derived = argumentTable(service.service, model);
  const table = operationArguments(service.service, model, paginator, paging);
  const { scanned, outfile, unknown } = sortWords(words, table);
  const given = (name: string): boolean => (name === 'outfile' ? outfile !== undefined : scanned.values.has(name));
  const skeleton = await skeletonOf(scanned);
  const wholeInput = given('cli-input-json') || given('cli-input-yaml');
  const mayLack = wholeInput || (skeleton !== undefined && skeleton !== 'output');
  await refuseFaults(mayLack ? [] : missingArguments(table, given), unknown, table);
  const pages = paginator !== undefined && session.globals.paginate && !pagesByHand(paginator, given);
  if (paginator !== undefined && !pages) refusePagingFlags(derived, given);
  const customizations = customizationsOf(service.service, model.name);
  for (const customization of customizations) customization.check?.(given);
  const parameters: Parameters = {};
  const context = { model, io: session.io };
  for (const argument of table.values()) {
    const value = scanned.values.get(argument.name);
    // Where pagination is off, a service's own --max-items counts, and not the command line's.
    const counted = pages ? argument : (derived.get(argument.name) ?? argument);
    if (value !== undefined) counted.apply(value, parameters, context);
  }
  let pagesInInput = pages;
  if (wholeInput) {
    const { mergeWholeInput } = await import('./whole-input.ts');
    await mergeWholeInput(parameters, text(scanned, 'cli-input-json'), text(scanned, 'cli-input-yaml'), session.io);
    if (paginator?.inputTokens.some((token) => Object.hasOwn(parameters, token))) pagesInInput = false;
  }
  for (const customization of customizations) customization.parameters?.(parameters);
  const decoded = model.input === undefined ? parameters : (decodeBlobs(parameters, model.input, model, session.binaryFormat()) as Parameters);
  return { parameters: decoded, paging, paginator: pagesInInput ? paginator : undefined, outfile, skeleton };
}

/** Sends the call, or the calls of its pages, and gives the answer to print. */
async function answerOf(session: Session, service: ServiceModel, model: OperationModel, command: ReadCommand): Promise<AnswerSource> {
  const caller = await Caller.open(session, service);
  const body = streamingOutput(model);
  const send = async (parameters: Parameters) => {
    const output = await caller.call(model.name, parameters);
    if (body !== undefined && command.outfile !== undefined) {
      const { saveBody } = await import('./save-body.ts');
      await saveBody(session.io, caller.cloud, output[body], command.outfile);
    }
    return printableAnswer(output, model, service.protocol, body);
  };
  if (command.paginator !== undefined) return paginate(command.paginator, command.parameters, command.paging, send);
  return single(await send(command.parameters));
}

/** Runs `aws SERVICE OPERATION …`. `words` are those after the operation, without the global options. */
export async function runOperation(session: Session, service: ServiceModel, model: OperationModel, words: readonly string[]): Promise<number> {
  const command = await readCommand(session, service, model, words);
  const query = await queryOf(session);
  requireFormat(session);
  if (command.skeleton !== undefined && command.skeleton !== 'output') {
    const { inputSkeletonText } = await import('./skeleton.ts');
    await session.io.stdout.write(await inputSkeletonText(session, service.service, model, command.skeleton));
    return exitCodes.success;
  }
  const faults = parameterFaults(model, command.parameters);
  if (faults.length > 0) throw new CommandLineError('paramValidation', formatParameterFaults(faults));
  if (command.skeleton === 'output') {
    const { outputSkeleton } = await import('../../../models/skeleton.ts');
    await printAnswer(session, single(outputSkeleton(model)), model.name, query);
    return exitCodes.success;
  }
  await requireSimulated(session, service, model.name);
  await printAnswer(session, await answerOf(session, service, model, command), model.name, query);
  return exitCodes.success;
}
