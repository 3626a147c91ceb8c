import { AwsError } from '../kernel/aws-error.ts';
import type { NestedCall, OperationContext } from '../kernel/context.ts';
import type { Stage } from '../kernel/journal.ts';
import { inputSealLabel } from '../kernel/operation.ts';
import { constraintViolation } from '../models/constraints.ts';
import { decodeInput } from '../models/decode.ts';
import type { Frame, Invocation } from './frame.ts';
import { decideFor, denied, operationContext } from './operation-context.ts';
import { Overlay, type Rows } from './overlay.ts';
import { globalRegion, type Passage } from './passage.ts';
import { secretInputsOf } from './secrets.ts';
import { seededIds } from './seeded-ids.ts';
import { answered, record, refused } from './stages/record.ts';

/** What came of running a call: its answer or refusal, and the rows it would write. */
export interface Ran {
  readonly number: number;
  readonly result: { readonly ok: true; readonly output: object } | { readonly ok: false; readonly error: AwsError };
  readonly overlay: Overlay;
}

/**
 * The second phase of the pipeline, inside the transaction: decode, locate, authorize, validate, execute, record.
 * Writes go to an overlay over `rows`; what a refused call wrote is dropped with it.
 * @throws only our own bugs: a refusal is a result
 */
export function runCall(frame: Frame, rows: Rows, invocation: Invocation): Ran {
  const passage = begin(frame, rows, invocation, 'decode');
  const { number, overlay } = passage;
  let input: Record<string, unknown> = {};
  try {
    input = decodeInput(invocation.loaded.model, invocation.input);
    const output = passStages(passage, input);
    record(passage, input, answered(invocation.loaded, output));
    return { number, result: { ok: true, output }, overlay };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    record(passage, input, refused(error, passage.stage));
    return { number, result: { ok: false, error }, overlay: new Overlay(rows) };
  }
}

/** Records a call that never came to its second phase, because its caller could not be authenticated, or what it brings not be read. */
export function recordRefusal(frame: Frame, rows: Rows, invocation: Invocation, error: AwsError, stage: EarlyStage = 'authenticate'): void {
  record(begin(frame, rows, invocation, stage), readable(invocation), refused(error, stage));
}

/** The stages before the second phase, where a call can be refused and recorded. */
export type EarlyStage = Extract<Stage, 'authenticate' | 'decode'>;

/** The input of a call that is refused in any case: nothing, where it can't be read either. */
function readable({ loaded, input }: Invocation): Record<string, unknown> {
  try {
    return decodeInput(loaded.model, input);
  } catch (error) {
    if (error instanceof AwsError) return {};
    throw error;
  }
}

function begin(frame: Frame, rows: Rows, invocation: Invocation, stage: Stage): Passage {
  const number = frame.takeNumber();
  const ids = seededIds(frame.seed, number, 'call');
  return { frame, invocation, number, eventId: ids.uuid(), requestId: ids.uuid(), overlay: new Overlay(rows), decisions: [], stage };
}

function passStages(passage: Passage, input: Record<string, unknown>): object {
  const { operation, door, model } = passage.invocation.loaded;
  const context = operationContext(passage, (nested) => callNested(passage, nested));
  if (door.constraints !== 'none') {
    passage.stage = 'validate';
    const violation = constraintViolation(model, asGiven(passage, input));
    if (violation !== undefined && !operation.fromConsole?.(input, context)) throw new AwsError(door.constraints, violation);
  }
  for (const stage of door.order) {
    passage.stage = stage;
    if (stage === 'validate') operation.validate?.(input, context);
    else authorize(passage, input, context);
  }
  passage.stage = 'execute';
  return operation.execute(input, context);
}

/** The input with its secrets as the caller gave them, to be held to the model. They are sensitive there, so that no refusal echoes them. */
function asGiven({ frame, invocation }: Passage, input: Record<string, unknown>): Record<string, unknown> {
  const { service, operation } = invocation.loaded;
  const secrets = secretInputsOf(invocation.loaded).flatMap((member) => {
    const sealed = input[member];
    return typeof sealed === 'string' ? [[member, frame.sealing.unseal(sealed, inputSealLabel(service, operation.name, member))] as const] : [];
  });
  return secrets.length === 0 ? input : { ...input, ...Object.fromEntries(secrets) };
}

function authorize(passage: Passage, input: object, context: OperationContext): void {
  passage.stage = 'locate';
  const needs = passage.invocation.loaded.operation.needs(input, context);
  passage.stage = 'authorize';
  for (const need of needs) {
    const decision = decideFor(passage, need);
    passage.decisions.push(decision);
    if (!decision.allowed) throw denied(passage, decision);
  }
}

function callNested({ frame, invocation, number, overlay }: Passage, nested: NestedCall): object {
  const caller = invocation.loaded;
  const loaded = caller.calls.get(`${nested.service}:${nested.operation}`);
  if (!loaded) throw new Error(`${caller.operation.name} calls ${nested.service}:${nested.operation} without declaring it in "calls".`);
  const service = `${caller.service}.amazonaws.com`;
  const ran = runCall(frame, overlay, {
    loaded,
    region: loaded.door.global ? globalRegion : (nested.region ?? invocation.region),
    principal: nested.principal,
    authentication: { method: 'service' },
    source: { ...invocation.source, surface: service, userAgent: service },
    input: { ...nested.input },
    parent: number,
  });
  if (!ran.result.ok) throw ran.result.error;
  overlay.absorb(ran.overlay);
  return ran.result.output;
}
