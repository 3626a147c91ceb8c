import type { CallResult } from '../../../kernel/call.ts';
import type { OperationModel, ServiceModel, Waiter } from '../../../models/model.ts';
import { kebabName, serviceCommand } from '../../../models/names.ts';
import { CommandLineError, exitCodes, Interrupted, ServiceError, tooFewArguments } from '../errors.ts';
import { printableAnswer } from '../output/answer.ts';
import { pathReader } from '../output/paths.ts';
import { isList, type Printable } from '../output/value.ts';
import type { Session } from '../session/session.ts';
import { Caller, requireSimulated } from './call.ts';
import { readCommand, refuseInput } from './operation.ts';

type Acceptor = Waiter['acceptors'][number];

/**
 * How long to wait after a look, in milliseconds: a second, then twice as long each time, at most the waiter's own delay. What changes state here
 * takes seconds, so that nobody sits out AWS's quarter of a minute, and the timeline gets no call more than AWS's own waiter would make.
 */
const pauseAfter = (attempt: number, { delay }: Waiter): number => Math.min(2 ** (attempt - 1), delay) * 1000;

async function matches(acceptor: Acceptor, result: CallResult, answer: Printable): Promise<boolean> {
  const { matcher, argument, expected } = acceptor;
  if (matcher === 'status') return (result.ok ? 200 : result.error.status) === Number(expected);
  if (matcher === 'error') {
    if (expected === true || expected === false) return result.ok !== expected;
    return !result.ok && result.error.code === expected;
  }
  if (!result.ok) return false;
  const value = (await pathReader(argument ?? ''))(answer);
  if (matcher === 'path') return value === expected;
  if (!isList(value) || value.length === 0) return false;
  return matcher === 'pathAll' ? value.every((item) => item === expected) : value.some((item) => item === expected);
}

async function stateOf(waiter: Waiter, result: CallResult, answer: Printable): Promise<{ readonly state: string; readonly acceptor?: Acceptor }> {
  for (const acceptor of waiter.acceptors) if (await matches(acceptor, result, answer)) return { state: acceptor.state, acceptor };
  return { state: 'retry' };
}

const failure = (name: string, reason: string): CommandLineError => new CommandLineError('general', `Waiter ${name} failed: ${reason}`);

/** What an acceptor has seen, in botocore's words. */
function explanation({ matcher, argument, expected }: Acceptor): string {
  const reasons: Readonly<Record<Acceptor['matcher'], string>> = {
    path: `For expression "${argument ?? ''}" we matched expected path: "${String(expected)}"`,
    pathAll: `For expression "${argument ?? ''}" all members matched expected path: "${String(expected)}"`,
    pathAny: `For expression "${argument ?? ''}" we matched expected path: "${String(expected)}" at least once`,
    status: `Matched expected HTTP status code: ${String(expected)}`,
    error: `Matched expected service error code: ${String(expected)}`,
  };
  return reasons[matcher];
}

async function poll(
  session: Session,
  service: ServiceModel,
  model: OperationModel,
  name: string,
  waiter: Waiter,
  parameters: Record<string, unknown>,
): Promise<void> {
  const { io } = session;
  const caller = await Caller.open(session, service);
  let seen: Acceptor | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const result = await caller.send(model.name, parameters);
    const answer = result.ok ? printableAnswer(result.output, model, service.protocol) : null;
    const { state, acceptor } = await stateOf(waiter, result, answer);
    if (state === 'success') return;
    if (state === 'failure' && acceptor !== undefined) throw failure(name, `Waiter encountered a terminal failure state: ${explanation(acceptor)}`);
    // An error that no acceptor knows ends it, unless this is the first look: then the error itself is what there is to say.
    if (!result.ok && acceptor === undefined) {
      if (attempt === 1) throw new ServiceError(model.name, result.error, result.event);
      throw failure(name, `An error occurred (${result.error.code}): ${result.error.message}`);
    }
    seen = acceptor ?? seen;
    if (attempt >= waiter.maxAttempts)
      throw failure(name, `Max attempts exceeded${seen === undefined ? '' : `. Previously accepted state: ${explanation(seen)}`}`);
    if (attempt === 1 && (io.stderr.isTTY || caller.cloud.facts.clock.still)) await io.stderr.write(`${await notice(service, name, waiter, caller)}\n`);
    if (io.signal?.aborted) throw new Interrupted();
    await io.sleep(pauseAfter(attempt, waiter));
  }
}

async function notice(service: ServiceModel, name: string, waiter: Waiter, caller: Caller): Promise<string> {
  const { clockStandsStill, waiting } = await import('../../../messages/aws/en.ts');
  const text = waiting(`${service.service} ${kebabName(name)}`, waiter.delay);
  return caller.cloud.facts.clock.still ? `${text}\n${clockStandsStill}` : text;
}

/** Runs `aws SERVICE wait NAME …`: looks again and again until what is waited for is there. */
export async function runWait(session: Session, service: ServiceModel, words: readonly string[]): Promise<number> {
  const names = Object.keys(service.waiters);
  const [word, ...rest] = words;
  if (word === undefined) throw tooFewArguments(`${serviceCommand(service.service)} wait`);
  if (word === 'help') return (await import('./help/help.ts')).waitHelp(session, service);
  const name = names.find((candidate) => kebabName(candidate) === word);
  const waiter = name === undefined ? undefined : service.waiters[name];
  if (name === undefined || waiter === undefined) throw (await import('../parsing/choices.ts')).invalidChoice('subcommand', word, names.map(kebabName));
  const model = session.environment.models.operation(service.service, waiter.operation);
  if (model === undefined) throw new Error(`The model of ${waiter.operation} is missing.`);
  if (rest.length === 1 && rest[0] === 'help') return (await import('./help/help.ts')).operationHelp(session, service, model);
  const command = await readCommand(session, service, model, rest);
  const { parameters, paging } = command;
  // `aws` takes paging flags here, too, and then has nobody who knows what they mean (awscli/customizations/waiters.py, 2026).
  const PaginationConfig = Object.keys(paging).length > 0 ? { PaginationConfig: paging } : {};
  await refuseInput(model, { ...command, parameters: { ...parameters, ...PaginationConfig } });
  await requireSimulated(session, service, model.name);
  await poll(session, service, model, name, waiter, parameters);
  return exitCodes.success;
}
