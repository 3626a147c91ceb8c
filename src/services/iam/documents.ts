import { parseArn } from '../../kernel/arn.ts';
import type { LocateContext } from '../../kernel/context.ts';
import { isPlainObject } from '../../kernel/json.ts';
import { asTexts, statementsOf } from '../../policy/policy-document.ts';
import { type PolicyFault, policyFaults } from '../../policy/policy-faults.ts';
import { findRole, findUser } from '../shared/identity/entities.ts';
import { errors } from './errors.ts';
import { policySize, quotas } from './quotas.ts';

/** Refuses an inline policy that IAM would not take: MalformedPolicyDocument. */
export const checkInlinePolicy = (text: string): void => refuseFaults(policyFaults(text, 'identity'));

/** Refuses a managed policy that IAM would not take: malformed or too large. */
export function checkManagedPolicy(text: string): void {
  refuseFaults(policyFaults(text, 'identity', { managed: true }));
  const limit = quotas.PolicySize;
  if (policySize(text) > limit) throw errors.quotaExceeded({ quota: 'PolicySize', limit });
}

/** Refuses a trust policy that IAM would not take: malformed, too large, or naming a user or role of this account that does not exist. */
export function checkTrustPolicy({ state, accountId }: Pick<LocateContext, 'state' | 'accountId'>, text: string): void {
  refuseFaults(policyFaults(text, 'trust'));
  const size = quotas.ACLSizePerRole;
  if (policySize(text) > size) throw errors.quotaExceeded({ quota: 'ACLSizePerRole', limit: size });
  for (const principal of awsPrincipals(text)) {
    const arn = parseArn(principal);
    if (arn?.service !== 'iam' || arn.accountId !== accountId) continue;
    const name = arn.resource.slice(arn.resource.lastIndexOf('/') + 1);
    const exists =
      (arn.resource.startsWith('user/') && findUser(state, accountId, name) !== undefined) ||
      (arn.resource.startsWith('role/') && findRole(state, accountId, name) !== undefined) ||
      arn.resource === 'root';
    if (!exists) throw errors.invalidPrincipal({ principal });
  }
}

function refuseFaults([fault]: readonly PolicyFault[]): void {
  if (fault !== undefined) throw errors.malformedPolicy({ reason: fault.message });
}

/** Whom the statements of a well-formed trust policy name as `AWS`. */
const awsPrincipals = (text: string): readonly string[] =>
  statementsOf(JSON.parse(text)).flatMap(({ Principal }) => (isPlainObject(Principal) ? asTexts(Principal.AWS) : []));
