import type { OperationModel, Paginator, ServiceModel } from '../../../models/model.ts';
import { formatParameterFaults, parameterFaults, shapeFaults } from '../../../models/parameters.ts';
import { customizationsOf } from '../customizations/customizations.ts';
import { CommandLineError, exitCodes, ServiceError } from '../errors.ts';
import { printableAnswer } from '../output/answer.ts';
import { type AnswerSource, single } from '../output/formats.ts';
import { printAnswer, queryOf, requireFormat } from '../output/print.ts';
import type { OptionValue } from '../parsing/argparse.ts';
import type { Argument, ArgumentTable, Parameters } from '../parsing/argument.ts';
import { argumentTable, streamingOutput } from '../parsing/arguments.ts';
import { decodeBlobs } from '../parsing/blobs.ts';
import { applyArguments, effectiveValues, sortWords } from '../parsing/read-arguments.ts';
import type { Session } from '../session/session.ts';
import { Caller, requireSimulated } from './call.ts';
import { operationArguments, skeletonFlag } from './operation-arguments.ts';
import { paginate } from './pagination.ts';
import { type PagingOptions, pagesByHand, refusePagingFlags } from './paging-flags.ts';

/** An operation's command line, read. */
export interface ReadCommand {
  readonly parameters: Parameters;
  readonly paging: PagingOptions;
  readonly paginator: Paginator | undefined;
  readonly outfile: string | undefined;
  /** What `--generate-cli-skeleton` asks for. */
  readonly skeleton: string | undefined;
  /** What was given to flags. */
  readonly values: ReadonlyMap<string, OptionValue>;
  readonly table: ArgumentTable;
}

const text = (value: OptionValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** The input with bytes where texts stand for them. @throws a CommandLineError for what is no Base64 */
async function withBlobs(session: Session, model: OperationModel, parameters: Parameters, values: ReadCommand['values']): Promise<Parameters> {
  if (model.input === undefined) return parameters;
  try {
    return decodeBlobs(parameters, model.input, model, session.binaryFormat()) as Parameters;
  } catch (error) {
    const { helpedBlob } = await import('../parsing/hints.ts');
    throw helpedBlob(error, givenFlags(values));
  }
}

/** Reads an operation's command line into its input. */
export async function readCommand(session: Session, service: ServiceModel, model: OperationModel, words: readonly string[]): Promise<ReadCommand> {
  const paging: PagingOptions = {};
  const { paginator } = model;
  const derived = argumentTable(service.service, model);
  const table = operationArguments(service.service, model, paginator, paging);
  const { scanned, outfile, given } = await sortWords(words, table);
  const pages = paginator !== undefined && session.globals.paginate && !pagesByHand(paginator, given);
  if (paginator !== undefined && !pages) refusePagingFlags(derived, given);
  const customizations = customizationsOf(service.service, model.name);
  for (const customization of customizations) customization.check?.(given, model);
  const values = effectiveValues(scanned, table);
  const argumentOf = (argument: Argument): Argument => (pages ? argument : (derived.get(argument.name) ?? argument));
  const parameters = await applyArguments(values, table, { model, io: session.io }, argumentOf);
  let pagesInInput = pages;
  if (given('cli-input-json') || given('cli-input-yaml')) {
    const { mergeWholeInput } = await import('./whole-input.ts');
    await mergeWholeInput(parameters, text(values.get('cli-input-json')), text(values.get('cli-input-yaml')), session.io);
    if (paginator?.inputTokens.some((token) => Object.hasOwn(parameters, token))) pagesInInput = false;
  }
  for (const customization of customizations) customization.parameters?.(parameters);
  for (const customization of pagesInInput ? customizations : []) {
    const size = customization.pageSize?.(parameters);
    if (size !== undefined) paging.pageSize ??= size;
  }
  const decoded = await withBlobs(session, model, parameters, values);
  const skeleton = values.get(skeletonFlag.name);
  return {
    parameters: decoded,
    paging,
    paginator: pagesInInput ? paginator : undefined,
    outfile,
    // Alone it asks for the input.
    skeleton: skeleton === undefined ? undefined : (text(skeleton) ?? 'input'),
    values,
    table,
  };
}

/** Sends the call, or the calls of its pages, and gives the answer to print. */
async function answerOf(session: Session, service: ServiceModel, model: OperationModel, command: ReadCommand): Promise<AnswerSource> {
  const caller = await Caller.open(session, service);
  const body = streamingOutput(model);
  const customizations = customizationsOf(service.service, model.name);
  const send = async (parameters: Parameters) => {
    let output = await caller.call(model.name, parameters);
    if (body !== undefined && command.outfile !== undefined) {
      const { saveBody } = await import('./save-body.ts');
      await saveBody(session.io, caller.cloud, output[body], command.outfile);
    }
    for (const { answer } of customizations) if (answer !== undefined) output = await answer(output, command.values, session.io);
    const printable = printableAnswer(output, model, service.protocol, body, session.timestampFormat());
    return customizations.reduce((answer, { printed }) => printed?.(answer, output) ?? answer, printable);
  };
  if (command.paginator !== undefined) return paginate(command.paginator, command.parameters, command.paging, send);
  return single(await send(command.parameters));
}

/** Flags with what was given to them, for lines of help. */
const givenFlags = (values: ReadonlyMap<string, OptionValue>) => [...values].map(([name, value]) => ({ flag: `--${name}`, value }));

/** Refuses an input that the model does not allow, every fault on a line of its own. */
export async function refuseInput(model: OperationModel, { parameters, paging, paginator, values, table }: ReadCommand): Promise<void> {
  const limit = paginator?.limitKey;
  const whole = limit === undefined || paging.pageSize === undefined ? parameters : { ...parameters, [limit]: paging.pageSize };
  const faults = parameterFaults(model, whole);
  if (faults.length === 0) return;
  const { faultHint } = await import('../parsing/hints.ts');
  const hint = faultHint(faults, givenFlags(values), (flag) => table.get(flag.slice(2))?.member);
  throw new CommandLineError('paramValidation', formatParameterFaults(faults), hint);
}

/** The error of a call with a line of help, where the command line shows what went wrong. */
async function helpedCall(error: unknown, { values, parameters }: ReadCommand, session: Session): Promise<unknown> {
  if (error instanceof ServiceError && error.hint === undefined) {
    const { refusalHint } = await import('../parsing/hints.ts');
    const hint = refusalHint(error.error.code, givenFlags(values), Object.values(parameters), session.io);
    return hint === undefined ? error : new ServiceError(error.operation, error.error, error.event, hint);
  }
  if (error instanceof CommandLineError && error.hint === undefined) {
    const { bucketHint } = await import('../parsing/hints.ts');
    const hint = bucketHint(error.message);
    return hint === undefined ? error : error.withHint(hint);
  }
  return error;
}

/** Prints a sample of the answer. botocore holds it to the model, too, and refuses its own samples where the model wants longer texts (1.43.11). */
async function printOutputSkeleton(session: Session, model: OperationModel, query: Awaited<ReturnType<typeof queryOf>>): Promise<void> {
  const { outputSkeleton } = await import('../../../models/skeleton.ts');
  const sample = outputSkeleton(model);
  const faults = shapeFaults(model, model.output, sample);
  if (faults.length > 0) throw new CommandLineError('paramValidation', formatParameterFaults(faults));
  await printAnswer(session, single(sample), model.name, query);
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
  const caller = async (): Promise<Caller> => {
    await requireSimulated(session, service, model.name);
    return Caller.open(session, service);
  };
  for (const customization of customizationsOf(service.service, model.name)) await customization.complete?.(command.parameters, command.values, caller);
  await refuseInput(model, command);
  if (command.skeleton === 'output') {
    await printOutputSkeleton(session, model, query);
    return exitCodes.success;
  }
  await requireSimulated(session, service, model.name);
  try {
    await printAnswer(session, await answerOf(session, service, model, command), model.name, query);
  } catch (error) {
    throw await helpedCall(error, command, session);
  }
  return exitCodes.success;
}
