import type { Cloud } from '../../../engine/cloud.ts';
import type { DecisionRecord } from '../../../kernel/decision.ts';
import type { CallEvent } from '../../../kernel/journal.ts';
import { explain } from '../../../policy/explain.ts';
import type { StatementFinding } from '../../../policy/finding.ts';
import { findAccessKey, findSession } from '../../../services/shared/identity/find-access-key.ts';
import { advise } from './advise.ts';
import { Documents } from './documents.ts';
import { type Caller, type ExplainedDecision, type Explanation, errorOf, type KeyFacts, type Verdict } from './explanation.ts';
import { goneKey } from './gone-key.ts';

/** The status of nearly every refusal of a caller who may not; some JSON services answer 400 with a code of their own. */
const forbidden = 403;
const isDenial = ({ code, status }: { readonly code: string; readonly status: number }): boolean => status === forbidden || code === 'AccessDeniedException';

/** Explains a call, and those it made of other services. Nothing is recorded. */
export async function explainEvent(cloud: Cloud, event: CallEvent): Promise<Explanation> {
  const documents = new Documents(cloud);
  const decisive = decisiveDenial(event);
  const decisions: ExplainedDecision[] = [];
  for (const decision of event.decisions) decisions.push(await explainDecision(cloud, documents, event, decision, decision === decisive));
  const nested: Explanation[] = [];
  for (const child of childrenOf(cloud, event)) nested.push(await explainEvent(cloud, child));
  const error = errorOf(event);
  return {
    number: event.number,
    id: event.id,
    time: new Date(event.time).toISOString(),
    service: event.service,
    operation: event.operation,
    region: event.region,
    accountId: event.accountId,
    verdict: verdictOf(event, decisive),
    ...(error && { error }),
    caller: callerOf(cloud, event),
    decisions,
    nested,
  };
}

/** The decision that refused the call; `undefined` where no decision did. */
function decisiveDenial({ outcome, decisions }: CallEvent): DecisionRecord | undefined {
  return outcome.ok || !isDenial(outcome) ? undefined : decisions.findLast(({ allowed }) => !allowed);
}

function verdictOf({ outcome, decisions }: CallEvent, decisive: DecisionRecord | undefined): Verdict {
  if (outcome.ok) return decisions.length === 0 ? 'noPermissionNeeded' : 'allowed';
  if (outcome.stage === 'authenticate') return 'notAuthenticated';
  if (decisive !== undefined) return 'notAuthorized';
  return outcome.code === 'DryRunOperation' ? 'dryRunAllowed' : 'refusedOtherwise';
}

const childrenOf = (cloud: Cloud, { number }: CallEvent): readonly CallEvent[] =>
  // Nested calls follow the call that made them at once, in the same transaction.
  takeWhile(
    cloud.events({ order: 'oldest', after: number, before: number + mostNested }),
    (event): event is CallEvent => event.kind === 'call' && event.parent !== undefined,
  ).filter(({ parent }) => parent === number);

/** More nested calls than any operation makes, grandchildren among them. */
const mostNested = 100;

function takeWhile<Item, Kept extends Item>(items: readonly Item[], test: (item: Item) => item is Kept): Kept[] {
  const kept: Kept[] = [];
  for (const item of items) {
    if (!test(item)) break;
    kept.push(item);
  }
  return kept;
}

function callerOf(cloud: Cloud, { principal, authentication }: CallEvent): Caller {
  const { failure, accessKeyId } = authentication;
  const key = failure === undefined || accessKeyId === undefined ? undefined : (keyFacts(cloud, accessKeyId) ?? goneKey(cloud, accessKeyId));
  return { principal, authentication, ...(key && { key }) };
}

function keyFacts(cloud: Cloud, accessKeyId: string): KeyFacts | undefined {
  return cloud.state((state) => {
    const key = findAccessKey(state, accessKeyId);
    if (key !== undefined) return { owner: key.principal.arn, temporary: false };
    const session = findSession(state, accessKeyId);
    return session && { owner: session.principal.arn, temporary: true, expiresAt: new Date(session.expiresAt).toISOString() };
  });
}

async function explainDecision(cloud: Cloud, documents: Documents, event: CallEvent, decision: DecisionRecord, decisive: boolean): Promise<ExplainedDecision> {
  const findings = explain({ ...decision, principal: event.principal }, decision.policies, documents.compiled);
  const policies = findings.flatMap(({ policy, applies, statements }) => {
    const reference = decision.policies[policy];
    return reference === undefined ? [] : [{ ...reference, applies, statements }];
  });
  const statement = decidingStatement(documents, decision);
  return {
    ...decision,
    decisive,
    policies,
    lookedAt: Object.fromEntries(
      policies.flatMap(({ statements }) =>
        statements.filter(comesToConditions).flatMap(({ conditions }) => conditions.map(({ key, actual }) => [key, actual ?? null])),
      ),
    ),
    ...(statement && { statement }),
    ...(decisive && { advice: await advise(cloud, documents, event, decision) }),
  };
}

/** A statement for another action, resource or principal is done with before its conditions matter. */
const comesToConditions = ({ mismatches }: StatementFinding): boolean => mismatches.every(({ on }) => on === 'condition');

function decidingStatement(documents: Documents, { reason, policies }: DecisionRecord): object | undefined {
  if (reason.type !== 'allowedByStatement' && reason.type !== 'explicitDeny') return undefined;
  const policy = policies[reason.policy];
  if (policy === undefined) return undefined;
  const { Statement } = JSON.parse(documents.text(policy.hash)) as { Statement?: object | readonly object[] };
  return [Statement ?? []].flat()[reason.statement];
}
