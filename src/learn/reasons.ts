import type { Cloud } from '../engine/cloud.ts';
import type { DecisionRecord } from '../kernel/decision.ts';
import type { Principal } from '../kernel/principal.ts';
import { messages } from '../messages/learn/reasons/en.ts';
import { explain } from '../policy/explain.ts';
import type { PolicyFinding, StatementFinding } from '../policy/finding.ts';
import { policyCache } from '../policy/policy-cache.ts';

/** The most near misses that are told: the nearest teach, the rest bury them. */
const mostReasons = 2;

/** A decision in one phrase: `allowed by policy "upload", statement 1`. */
export function decisionInWords({ reason, policies }: DecisionRecord): string {
  switch (reason.type) {
    case 'allowedByStatement':
      return messages.byStatement('allowed', policies[reason.policy], reason.statement);
    case 'explicitDeny':
      return messages.byStatement('explicit deny', policies[reason.policy], reason.statement);
    case 'implicitDeny':
      return messages.implicitDeny(reason.kind);
    case 'refusedBySetting':
      return messages.setting(reason.setting);
    case 'allowedAsRoot':
      return messages.root;
    case 'allowedAsService':
      return messages.service;
  }
}

/**
 * Why a request was refused, a line a finding: the statements that come nearest to allowing it, with what matches and what does not.
 * Empty for one that was allowed: the statement that allowed it says it all.
 * @param as who was asked about, where the principal itself is not at hand
 */
export function reasonsOf(cloud: Cloud, decision: DecisionRecord, as: string | Principal): readonly string[] {
  if (decision.allowed || decision.reason.type !== 'implicitDeny') return [];
  const compiled = (hash: string) => policyCache.get(hash, () => cloud.policyDocument(hash));
  const findings = explain({ ...decision, principal: principalOf(as, decision) }, decision.policies, compiled);
  const near = findings.flatMap((policy) => policy.statements.filter(isNearMiss(policy)).map((statement) => ({ policy, statement })));
  if (near.length === 0) return decision.policies.length === 0 ? [messages.noPolicies] : [];
  const byNearness = near.sort((a, b) => a.statement.mismatches.length - b.statement.mismatches.length);
  return byNearness.slice(0, mostReasons).map(({ policy, statement }) => messages.nearMiss(decision.policies[policy.policy], statement));
}

const isNearMiss =
  ({ applies }: PolicyFinding) =>
  ({ effect, matched, mismatches }: StatementFinding): boolean =>
    applies && effect === 'Allow' && !matched && mismatches.length < 3;

/** A principal good enough to explain by: identity policies bind it, and it is named by nothing else than what was asked. */
function principalOf(as: string | Principal, { resourceAccountId: accountId }: DecisionRecord): Principal {
  if (typeof as !== 'string') return as;
  const name = as.slice(as.lastIndexOf('/') + 1);
  return { type: 'User', accountId, arn: as.startsWith('arn:') ? as : `arn:aws:iam::${accountId}:${as}`, id: name, userName: name };
}
