import type { LocateContext, OperationContext } from '../../kernel/context.ts';
import { type AwsManagedPolicy, awsManagedPolicy, awsManagedPolicyDocument } from '../../world/managed-policies/managed-policies.ts';
import { awsPolicies, type ManagedPolicyRow, managedPolicies, nameKey } from '../shared/identity/tables.ts';
import { keepDocument } from '../shared/policy-documents.ts';
import { errors } from './errors.ts';
import { findCustomerPolicy } from './lookup.ts';
import { parsePolicyArn } from './needs.ts';

/** A managed policy, of the account's own or of AWS's. */
export type ManagedPolicy =
  | { readonly owner: 'customer'; readonly arn: string; readonly row: ManagedPolicyRow }
  | { readonly owner: 'aws'; readonly arn: string; readonly policy: AwsManagedPolicy };

/** The managed policy with that ARN, if there is one. Throws ValidationError for what is no ARN of a policy. */
export function findManagedPolicy(context: LocateContext, arn: string): ManagedPolicy | undefined {
  if (parsePolicyArn(arn).accountId === 'aws') {
    const policy = awsManagedPolicy(context.data, arn);
    return policy && { owner: 'aws', arn, policy };
  }
  const row = findCustomerPolicy(context, arn);
  return row && { owner: 'customer', arn, row };
}

/** The managed policy with that ARN. Throws NoSuchEntity. */
export function existingManagedPolicy(context: LocateContext, arn: string): ManagedPolicy {
  const policy = findManagedPolicy(context, arn);
  if (policy === undefined) throw errors.noSuchPolicy({ arn });
  return policy;
}

/** Makes sure that decisions find the policy's document in the state, so that they never load the program's data. */
export function bringIntoUse({ state, accountId, data }: OperationContext, policy: ManagedPolicy): void {
  if (policy.owner === 'customer' || state.get(awsPolicies, [accountId, policy.arn]) !== undefined) return;
  const hash = keepDocument(state, awsManagedPolicyDocument(data, policy.policy));
  state.put(awsPolicies, [accountId, policy.arn], { policyName: policy.policy.policyName, hash });
}

/** Keeps a customer managed policy as it is now. */
export const putManagedPolicy = ({ state, accountId }: Pick<OperationContext, 'state' | 'accountId'>, row: ManagedPolicyRow): void =>
  state.put(managedPolicies, [accountId, nameKey(row.policyName)], row);
