import type { AwsError } from '../../kernel/aws-error.ts';
import type { CallEvent, RecordedOutcome, Stage } from '../../kernel/journal.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { sha256 } from '../../kernel/sha256.ts';
import { encodeJson } from '../../models/encode.ts';
import type { OperationModel } from '../../models/model.ts';
import type { Frame } from '../frame.ts';
import type { Loaded } from '../loader.ts';
import { accountOf, type Passage } from '../passage.ts';
import { withoutSecrets } from '../secrets.ts';
import { cutInput } from './cut-input.ts';

/** Writes down a call: who, what, when, from where, what came of it and what that rested on. */
export function record(passage: Passage, input: object, outcome: RecordedOutcome): void {
  const { frame, invocation, number, eventId, requestId, decisions } = passage;
  const { service, operation, model } = invocation.loaded;
  const whole = model.input === undefined ? {} : toJson(model, model.input, input);
  // Where it made calls in turn, only running it again brings those back.
  const cut = outcome.ok || frame.drafts.some((made) => made.kind === 'call' && made.parent === number) ? undefined : cutInput(whole);
  // A literal with all members that most events have, in the order in which they are hashed: V8 makes it ten times as fast as one with spreads.
  const usual: CallDraft = {
    kind: 'call',
    number,
    id: eventId,
    time: frame.now,
    service,
    operation: operation.name,
    region: invocation.region,
    accountId: accountOf(frame, invocation),
    requestId,
    mutating: operation.mutating,
    principal: invocation.principal,
    authentication: invocation.authentication,
    source: invocation.source,
    input: cut ?? whole,
    instantStateChanges: frame.instantStateChanges,
    decisions,
    outcome,
  };
  const isUsual = invocation.parent === undefined && cut === undefined;
  frame.drafts.push(isUsual ? usual : withRarer(usual, invocation.parent, cut !== undefined));
}

type CallDraft = Omit<CallEvent, 'hash' | 'previousHash'>;

/** An event with the members that few have, each in its place. */
function withRarer(usual: CallDraft, parent: number | undefined, inputCut: boolean): CallDraft {
  const { principal, authentication, source, input, instantStateChanges, decisions, outcome, ...before } = usual;
  return {
    ...before,
    ...(parent !== undefined && { parent }),
    principal,
    authentication,
    source,
    input,
    ...(inputCut && { inputCut: true as const }),
    instantStateChanges,
    decisions,
    outcome,
  };
}

/** Writes down a call as it was written down before: its ids follow from its number, and it had no effect. */
export function recordAgain(frame: Frame, event: CallEvent): void {
  const { hash: _hash, previousHash: _previous, ...draft } = event;
  frame.drafts.push(draft);
}

/** The outcome of a call that succeeded: its digest, and of a mutating one the answer itself, secrets left out. */
export function answered({ operation, model }: Loaded, output: object): RecordedOutcome {
  const digest = sha256(JSON.stringify(output));
  if (!operation.mutating || model.output === undefined) return { ok: true, digest };
  return { ok: true, digest, output: withoutSecrets(toJson(model, model.output, output), operation.secretOutputs ?? []) };
}

/** The outcome of a call that was refused at a stage. */
export const refused = ({ code, message, status, details }: AwsError, stage: Stage): RecordedOutcome => ({
  ok: false,
  code,
  message,
  status,
  details,
  stage,
});

const toJson = (model: OperationModel, shape: string, value: object): JsonObject => encodeJson(model, shape, value) as JsonObject;
