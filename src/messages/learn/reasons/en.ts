import type { PolicyKind, PolicyReference } from '../../../kernel/need.ts';
import type { Mismatch, StatementFinding } from '../../../policy/finding.ts';

const kindNames: Readonly<Record<PolicyKind, string>> = {
  identity: 'no statement of an identity-based policy matched',
  boundary: 'the permissions boundary does not allow it',
  session: 'the session policy does not allow it',
  resource: "no statement of the resource's policy matched",
  trust: 'no statement of the trust policy matched',
  scp: 'no service control policy allows it',
  rcp: 'no resource control policy allows it',
  vpcEndpoint: 'the VPC endpoint policy does not allow it',
};

const named = (policy: PolicyReference | undefined, statement: number): string => {
  if (policy === undefined) return `statement ${statement + 1}`;
  const standsAlone = policy.kind === 'resource' || policy.kind === 'trust';
  const name = standsAlone ? `the ${policy.name} of ${policy.attachedTo}` : `policy "${policy.name}"`;
  return `${name}, statement ${statement + 1}`;
};

const list = (texts: readonly string[]): string => texts.join(', ');

function mismatchInWords(mismatch: Mismatch, { conditions }: StatementFinding): string {
  switch (mismatch.on) {
    case 'action':
      return `the action does not match: ${list(mismatch.patterns)}`;
    case 'notAction':
      return `NotAction leaves it out: ${mismatch.pattern}`;
    case 'resource':
      return `the resource does not match: ${list(mismatch.patterns)}`;
    case 'notResource':
      return `NotResource leaves it out: ${mismatch.pattern}`;
    case 'principal':
      return `the principal does not match: ${list(mismatch.named)}`;
    case 'notPrincipal':
      return `NotPrincipal leaves it out: ${list(mismatch.named)}`;
    case 'condition': {
      const condition = conditions[mismatch.condition];
      if (condition === undefined) return 'a condition is not met';
      const actual = condition.actual === undefined ? 'which the request does not have' : `here ${[condition.actual].flat().join(', ')}`;
      return `the condition is not met: ${condition.operator} ${condition.key} ${list(condition.wanted)}, ${actual}`;
    }
  }
}

const parts = [
  { name: 'action', on: ['action', 'notAction'] },
  { name: 'resource', on: ['resource', 'notResource'] },
] as const;

/** Decisions and their reasons in words. Statements are counted from 1. */
export const messages = {
  byStatement: (what: string, policy: PolicyReference | undefined, statement: number): string => `${what} by ${named(policy, statement)}`,
  implicitDeny: (kind: PolicyKind): string => (kind === 'identity' ? 'implicit deny (no statement matched)' : `implicit deny (${kindNames[kind]})`),
  setting: (setting: string): string => `refused by the setting ${setting}`,
  root: 'allowed: the root user, whom nothing denies it',
  service: 'allowed: a service acting for itself',
  noPolicies: 'no policy is attached, and nothing is allowed by default',
  nearMiss: (policy: PolicyReference | undefined, statement: StatementFinding): string => {
    const failed = statement.mismatches;
    // A trust policy has no Resource: it is about the role that carries it.
    const asked = policy?.kind === 'trust' ? parts.slice(0, 1) : parts;
    const matching = asked
      .filter(({ on }) => !failed.some((mismatch) => (on as readonly string[]).includes(mismatch.on)))
      .map(({ name }) => `the ${name} matches`);
    return `${named(policy, statement.statement)}: ${[...matching, ...failed.map((mismatch) => mismatchInWords(mismatch, statement))].join('; ')}`;
  },
} as const;
