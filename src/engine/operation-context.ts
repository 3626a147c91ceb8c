import type { AwsError } from '../kernel/aws-error.ts';
import type { NestedCall, OperationContext } from '../kernel/context.ts';
import type { DecisionRecord } from '../kernel/decision.ts';
import type { Need } from '../kernel/need.ts';
import { journalReader } from './journal.ts';
import { readState, writableState } from './overlay.ts';
import { accountOf, type Passage } from './passage.ts';
import { seededIds } from './seeded-ids.ts';
import { decideNeed, type Standing, standingOf } from './stages/authorize.ts';

/**
 * What an operation has while it runs.
 * @param call makes a nested call; given, because nested calls run as this one does
 */
export function operationContext(passage: Passage, call: (nested: NestedCall) => object): OperationContext {
  const { frame, invocation, number, requestId, overlay, decisions } = passage;
  const ask = (need: Need): DecisionRecord => {
    const decision: DecisionRecord = { ...decideFor(passage, need), secondary: true };
    decisions.push(decision);
    return decision;
  };
  const { accessKeyId } = invocation.authentication;
  const context: Omit<OperationContext, 'accessKeyId'> = {
    state: writableState(overlay),
    now: frame.now,
    accountId: accountOf(frame, invocation),
    partition,
    region: invocation.region,
    principal: invocation.principal,
    source: invocation.source,
    data: frame.data,
    ids: seededIds(frame.seed, number, 'operation'),
    requestId,
    instantStateChanges: frame.instantStateChanges,
    journal: journalReader(overlay),
    seal: frame.sealing.seal,
    unseal: frame.sealing.unseal,
    may: (need) => ask(need).allowed,
    require: (need) => {
      const decision = ask(need);
      if (!decision.allowed) throw denied(passage, decision);
    },
    call,
  };
  return accessKeyId === undefined ? context : Object.assign(context, { accessKeyId });
}

/** Decides one need of the call under way. */
export function decideFor(passage: Passage, need: Need): DecisionRecord {
  passage.standing ??= standingIn(passage);
  return decideNeed(passage.standing, need);
}

function standingIn({ frame, invocation, overlay }: Passage): Standing {
  return standingOf(readState(overlay), frame.policies, {
    principal: invocation.principal,
    accountId: accountOf(frame, invocation),
    region: invocation.region,
    source: invocation.source,
    now: frame.now,
    viaService: invocation.parent !== undefined,
  });
}

/** The refusal of a decision, in the service's words. */
export function denied({ frame, invocation }: Passage, decision: DecisionRecord): AwsError {
  const { principal, loaded } = invocation;
  return loaded.door.denied({ decision, principal, accountId: accountOf(frame, invocation), operation: loaded.operation.name });
}

/** The partition of every Region that there is here: those of China and GovCloud, with accounts of their own, are not simulated. */
const partition = 'aws';
