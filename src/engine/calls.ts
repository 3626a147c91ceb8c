import { AwsError } from '../kernel/aws-error.ts';
import type { Call, CallResult } from '../kernel/call.ts';
import type { Authentication, CallEvent, Stage } from '../kernel/journal.ts';
import { isBlobRef } from '../kernel/journal.ts';
import { inputSealLabel } from '../kernel/operation.ts';
import { anonymous, type Principal } from '../kernel/principal.ts';
import type { Blobs } from '../ports/blobs.ts';
import { isEnabled, regionStatus } from '../services/shared/regions.ts';
import { askedChecksums, type BodySource, knownBody, type TakenBody, takeBody } from './bodies.ts';
import type { Rehearsal } from './cloud.ts';
import { clockOf, cloudTime } from './cloud-clock.ts';
import type { Frame, Invocation } from './frame.ts';
import type { Loaded, Loader } from './loader.ts';
import { type Rows, readState } from './overlay.ts';
import { globalRegion } from './passage.ts';
import { type EarlyStage, recordRefusal, runCall } from './run-call.ts';
import { secretInputsOf } from './secrets.ts';
import { authenticate, faulty, type Unproved, unproved } from './stages/authenticate.ts';
import { recordAgain } from './stages/record.ts';
import { openFrame, type Recorded, transact, type Workshop } from './transaction.ts';

/** The surface of calls that make a world ready for its user: they can't be taken back. */
export const setUp = 'set-up';

/** What the pipeline works with. */
export interface Plant extends Workshop {
  readonly loader: Loader;
  readonly blobs: Blobs;
}

/** A caller who is known: the second phase can begin. */
interface Known {
  readonly principal: Principal;
  readonly authentication: Authentication;
}

/** Sends a call down the whole pipeline: resolve, authenticate, take in the body; then, in the transaction, the rest. */
export async function makeCall(plant: Plant, asked: Call): Promise<CallResult> {
  const loaded = await plant.loader.load(asked.service, asked.operation);
  if (!loaded) return notSimulated(asked);
  const call = withSealedSecrets(plant, loaded, asked);
  const proved = plant.store.read((rows) => {
    const state = readState(rows);
    const now = cloudTime(clockOf(rows), plant.machineNow());
    const who = authenticate(state, plant.sealing, call, loaded.door, now);
    if ('failure' in who || loaded.door.global) return who;
    return isEnabled(regionStatus(state, who.principal.accountId, call.region, now)) ? who : unproved(who.authentication, 'regionDisabled');
  });
  if ('failure' in proved) return refuseUnproved(plant, loaded, call, proved);
  return call.unreadable === undefined ? makeKnownCall(plant, loaded, call, proved) : refuseUnread(plant, loaded, call, proved, call.unreadable);
}

/** A call whose caller is not known, or no more known once its body has come. */
function refuseUnproved(plant: Plant, loaded: Loaded, call: Call, { failure, authentication, error, details }: Unproved): Promise<CallResult> {
  const { Body: _unread, ...input } = call.input;
  const worded = error ?? withDetails(loaded.door.unauthenticated(failure), details);
  return refuse(plant, worded, refusalOf(invocationOf(loaded, call, { principal: anonymous, authentication }, input), worded, 'authenticate'));
}

/** A call whose input, or whose body, can't be read. */
function refuseUnread(plant: Plant, loaded: Loaded, call: Omit<Call, 'credentials'>, known: Known, error: AwsError): Promise<CallResult> {
  const { Body: _broken, ...input } = call.input;
  return refuse(plant, error, refusalOf(invocationOf(loaded, call, known, input), error, 'decode'));
}

const withDetails = (error: AwsError, details: Readonly<Record<string, string>> | undefined): AwsError =>
  details === undefined ? error : new AwsError(error.code, error.message, error.status, { ...error.details, ...details });

/** The same for a caller who needs no access key here: AWS itself, or a person who signed in. */
export async function makeCallAs(plant: Plant, known: Known, call: Omit<Call, 'credentials'>): Promise<CallResult> {
  const loaded = await plant.loader.load(call.service, call.operation);
  return loaded ? makeKnownCall(plant, loaded, withSealedSecrets(plant, loaded, call), known) : notSimulated(call);
}

/** Runs a call over the state as it is and drops all it wrote: nothing is applied or recorded. */
export async function rehearseCall(plant: Plant, principal: Principal, call: Omit<Call, 'credentials'>): Promise<Rehearsal> {
  const loaded = await plant.loader.load(call.service, call.operation);
  if (!loaded) return { ok: false, error: notSimulatedError(call), decisions: [] };
  return plant.store.read((rows) => {
    const frame = openFrame(plant, rows);
    const { number, result } = runCall(
      frame,
      rows,
      invocationOf(loaded, withSealedSecrets(plant, loaded, call), { principal, authentication: { method: 'service' } }),
    );
    const draft = frame.drafts.find((event) => event.number === number);
    const decisions = draft?.kind === 'call' ? draft.decisions : [];
    return result.ok ? { ok: true, output: { ...result.output }, decisions } : { ok: false, error: result.error, decisions };
  });
}

const isEarly = (stage: Stage): stage is EarlyStage => stage === 'authenticate' || stage === 'decode';

/** Runs a recorded call again, with the number, time and caller it had. One that was refused, and whose input is not whole, is refused as it was. */
export async function replayCall(plant: Plant, event: CallEvent): Promise<CallResult> {
  const loaded = await plant.loader.load(event.service, event.operation);
  if (!loaded) return notSimulated(event);
  const known = { principal: event.principal, authentication: event.authentication };
  const recorded = { number: event.number, time: event.time, instantStateChanges: event.instantStateChanges, event };
  if (!event.outcome.ok && (event.inputCut || isEarly(event.outcome.stage))) {
    const { code, message, status, details, stage } = event.outcome;
    const error = new AwsError(code, message, status, details);
    const whole = isEarly(stage) && !event.inputCut;
    return refuse(plant, error, whole ? refusalOf(invocationOf(loaded, event, known), error, stage) : (frame) => recordAgain(frame, event), recorded);
  }
  return makeKnownCall(plant, loaded, event, known, recorded);
}

async function makeKnownCall(plant: Plant, loaded: Loaded, call: Omit<Call, 'credentials'>, known: Known, recorded?: Recorded): Promise<CallResult> {
  let body: TakenBody | undefined;
  try {
    if (takesBody(loaded)) body = await takeInBody(plant, call.input);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return refuseUnread(plant, loaded, call, known, error);
  }
  const fault = body && call.signature?.checkBody(body.ref.sha256);
  if (fault) {
    body?.discard();
    return refuseUnproved(plant, loaded, call, faulty(known.authentication, fault));
  }
  const input = body ? { ...call.input, ...call.afterBody?.(), Body: body.ref } : call.input;
  try {
    const { result, events } = await transact(
      plant,
      (frame, rows) => {
        const { number, result: answer, overlay } = runCall(frame, rows, invocationOf(loaded, call, known, input));
        const mayUndo = loaded.operation.mutating && !loaded.operation.irrevocable && call.source.surface !== setUp;
        return { result: answer, overlay, ...(mayUndo && { undoable: number }), ...(body && answer.ok && { body }) };
      },
      recorded,
    );
    if (!result.ok) body?.discard();
    const event = firstCall(events);
    return result.ok ? { ok: true, output: { ...result.output }, event } : { ok: false, error: result.error, event };
  } catch (error) {
    body?.discard();
    throw error;
  }
}

/** Whether the input of an operation has a streaming body. */
function takesBody({ model }: Loaded): boolean {
  const shape = model.input === undefined ? undefined : model.shapes[model.input];
  return shape?.type === 'structure' && shape.payload === 'Body' && shape.members.Body?.streaming === true;
}

async function takeInBody({ blobs }: Plant, input: Call['input']): Promise<TakenBody> {
  const source = input.Body;
  return isBlobRef(source) ? knownBody(source) : takeBody(source as BodySource, askedChecksums(input), blobs);
}

const invocationOf = (loaded: Loaded, call: Omit<Call, 'credentials'>, { principal, authentication }: Known, input = call.input): Invocation => ({
  loaded,
  region: loaded.door.global ? globalRegion : call.region,
  source: call.source,
  input,
  principal,
  authentication,
});

/** A call whose secret members only the operation can read. That of a recorded call has them sealed already. */
function withSealedSecrets<Asked extends Pick<Call, 'service' | 'operation' | 'input'>>({ sealing }: Plant, loaded: Loaded, call: Asked): Asked {
  const sealed = secretInputsOf(loaded).flatMap((member) => {
    const secret = call.input[member];
    return typeof secret === 'string' ? [[member, sealing.seal(secret, inputSealLabel(call.service, call.operation, member))]] : [];
  });
  return sealed.length === 0 ? call : { ...call, input: { ...call.input, ...Object.fromEntries(sealed) } };
}

type WriteDown = (frame: Frame, rows: Rows) => void;

const refusalOf =
  (invocation: Invocation, error: AwsError, stage: EarlyStage): WriteDown =>
  (frame, rows) =>
    recordRefusal(frame, rows, invocation, error, stage);

/** A call that never comes to its second phase: it is written down, and that is all. */
async function refuse(plant: Plant, error: AwsError, writeDown: WriteDown, recorded?: Recorded): Promise<CallResult> {
  const { events } = await transact(
    plant,
    (frame, rows) => {
      writeDown(frame, rows);
      return { result: undefined };
    },
    recorded,
  );
  return { ok: false, error, event: firstCall(events) };
}

function firstCall(events: Awaited<ReturnType<typeof transact>>['events']): CallEvent {
  const [event] = events;
  if (event?.kind !== 'call') throw new Error('A call left no event in the journal.');
  return event;
}

/** The one answer for what the models have and no service here simulates. */
const notSimulatedError = ({ service, operation }: Pick<Call, 'service' | 'operation'>): AwsError =>
  new AwsError('NotSimulated', `nimbi does not simulate ${operation} of ${service}.`, 501);

const notSimulated = (call: Pick<Call, 'service' | 'operation'>): CallResult => ({ ok: false, error: notSimulatedError(call) });
