import { createHash } from 'node:crypto';
import type { AwsError } from '../../kernel/aws-error.ts';
import type { CallEvent, RecordedOutcome, Stage } from '../../kernel/journal.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { encodeJson } from '../../models/encode.ts';
import type { OperationModel } from '../../models/model.ts';
import type { Loaded } from '../loader.ts';
import { accountOf, type Passage, requestIdOf } from '../passage.ts';
import { withoutSecrets } from '../secrets.ts';
import { seededIds } from '../seeded-ids.ts';

/** Writes down a call: who, what, when, from where, what came of it and what that rested on. */
export function record(passage: Passage, input: object, outcome: RecordedOutcome): void {
  const { frame, invocation, number, decisions } = passage;
  const { service, operation, model } = invocation.loaded;
  const draft: Omit<CallEvent, 'hash' | 'previousHash'> = {
    kind: 'call',
    number,
    id: seededIds(frame.seed, number, 'event').uuid(),
    time: frame.now,
    service,
    operation: operation.name,
    region: invocation.region,
    accountId: accountOf(frame, invocation),
    requestId: requestIdOf(frame, number),
    mutating: operation.mutating,
    ...(invocation.parent !== undefined && { parent: invocation.parent }),
    principal: invocation.principal,
    authentication: invocation.authentication,
    source: invocation.source,
    input: model.input === undefined ? {} : toJson(model, model.input, input),
    instantStateChanges: frame.instantStateChanges,
    decisions,
    outcome,
  };
  frame.drafts.push(draft);
  if (outcome.ok && !operation.mutating) frame.forgettable.add(number);
}

/** The outcome of a call that succeeded: its digest, and of a mutating one the answer itself, secrets left out. */
export function answered({ operation, model }: Loaded, output: object): RecordedOutcome {
  const digest = createHash('sha256').update(JSON.stringify(output)).digest('hex');
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
