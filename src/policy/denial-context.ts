import type { DecisionReason } from '../kernel/decision.ts';
import type { PolicyKind, PolicyReference } from '../kernel/need.ts';

/** What AWS calls a kind of policy, without an article. */
const KIND_WORDS: Readonly<Record<PolicyKind, string>> = {
  identity: 'identity-based policy',
  resource: 'resource-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  vpcEndpoint: 'VPC endpoint policy',
  trust: 'role trust policy',
};

/**
 * The end of AWS's access denied message: `because no identity-based policy allows the s3:ListAllMyBuckets action`,
 * `with an explicit deny in an identity-based policy: ARN`. The ARN follows where a managed policy of an account denies.
 * "Troubleshoot access denied error messages", IAM User Guide, read November 2026.
 * @returns an empty text for a reason that refuses nothing
 */
export function denialContext(reason: DecisionReason, action: string, policies: readonly PolicyReference[]): string {
  switch (reason.type) {
    case 'implicitDeny':
      return noneAllows(reason.kind, action);
    case 'explicitDeny':
      return `${explicitDeny(reason.kind)}${arnOf(policies[reason.policy])}`;
    case 'refusedBySetting':
      return reason.effect === 'implicitDeny' ? noneAllows(reason.kind, action) : explicitDeny(reason.kind);
    default:
      return '';
  }
}

const noneAllows = (kind: PolicyKind, action: string): string => `because no ${KIND_WORDS[kind]} allows the ${action} action`;

function explicitDeny(kind: PolicyKind): string {
  const article = kind === 'trust' ? 'the' : kind === 'identity' ? 'an' : 'a';
  return `with an explicit deny in ${article} ${KIND_WORDS[kind]}`;
}

const IN_AN_ACCOUNT = /^arn:[^:]+:[^:]+:[^:]*:\d{12}:/;

const arnOf = (policy: PolicyReference | undefined): string => (policy?.arn !== undefined && IN_AN_ACCOUNT.test(policy.arn) ? `: ${policy.arn}` : '');
