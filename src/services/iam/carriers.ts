import type { AttachedPolicy } from '@aws-sdk/client-iam';
import { parseArn } from '../../kernel/arn.ts';
import type { LocateContext, OperationContext } from '../../kernel/context.ts';
import { managedPolicyText } from '../shared/identity/policies-of.ts';
import { attachedPolicies, inlinePolicies, policyEntities } from '../shared/identity/tables.ts';
import { documentText, keepDocument } from '../shared/policy-documents.ts';
import { checkInlinePolicy } from './documents.ts';
import { encodeDocument } from './encode-document.ts';
import { errors } from './errors.ts';
import { existingGroup, existingRole, existingUser, type Where } from './lookup.ts';
import { bringIntoUse, findManagedPolicy } from './managed.ts';
import { type Page, type PageInput, pageOfTable } from './pages.ts';
import { inlinePolicySize, policySize, refuseBeyond } from './quotas.ts';

/** What carries identity-based policies: a user, a group or a role. */
export interface Carrier {
  readonly kind: 'user' | 'group' | 'role';
  readonly id: string;
  readonly name: string;
}

/** The user of that name, as a carrier of policies. Throws NoSuchEntity. */
export const userCarrier = (where: Where, name: string): Carrier => {
  const { userId, userName } = existingUser(where, name);
  return { kind: 'user', id: userId, name: userName };
};

/** The group of that name, as a carrier of policies. Throws NoSuchEntity. */
export const groupCarrier = (where: Where, name: string): Carrier => {
  const { groupId, groupName } = existingGroup(where, name);
  return { kind: 'group', id: groupId, name: groupName };
};

/** The role of that name, as a carrier of policies. Throws NoSuchEntity. */
export const roleCarrier = (where: Where, name: string): Carrier => {
  const { roleId, roleName } = existingRole(where, name);
  return { kind: 'role', id: roleId, name: roleName };
};

const policiesQuota = { user: 'PoliciesPerUser', group: 'PoliciesPerGroup', role: 'PoliciesPerRole' } as const;

/** Attaches a managed policy. Attaching it again changes nothing. Throws NoSuchEntity, PolicyNotAttachable or LimitExceeded. */
export function attachPolicy(context: OperationContext, { kind, id }: Carrier, arn: string): void {
  const { state, accountId } = context;
  const policy = findManagedPolicy(context, arn);
  if (policy === undefined) throw errors.policyNotFoundForUse({ arn });
  if (policy.owner === 'aws' && !policy.policy.attachable) throw errors.policyNotAttachable();
  if (state.get(attachedPolicies, [accountId, id, arn]) !== undefined) return;
  refuseBeyond(context, policiesQuota[kind], attachedPolicies, [accountId, id]);
  bringIntoUse(context, policy);
  state.put(attachedPolicies, [accountId, id, arn], true);
  state.put(policyEntities, [accountId, arn, id], true);
}

/** Detaches a managed policy. Throws NoSuchEntity when it is not attached. */
export function detachPolicy({ state, accountId }: OperationContext, { id }: Carrier, arn: string): void {
  if (state.get(attachedPolicies, [accountId, id, arn]) === undefined) throw errors.noSuchPolicy({ arn });
  state.remove(attachedPolicies, [accountId, id, arn]);
  state.remove(policyEntities, [accountId, arn, id]);
}

/** A page of a carrier's managed policies, of those whose path begins with `PathPrefix`. */
export function attachedPage(
  { state, accountId }: LocateContext,
  { id }: Carrier,
  input: PageInput & { readonly PathPrefix?: string | undefined },
): Page<AttachedPolicy> {
  return pageOfTable(state, attachedPolicies, [accountId, id], input, (_row, [, , arn = '']) => {
    const path = parseArn(arn)?.resource.slice('policy'.length) ?? '';
    const name = managedPolicyText(state, accountId, arn)?.name ?? '';
    return path.startsWith(input.PathPrefix ?? '/') ? { PolicyName: name, PolicyArn: arn } : undefined;
  });
}

/** Adds an inline policy, or takes the place of the one of that name. Throws MalformedPolicyDocument or LimitExceeded. */
export function putInlinePolicy({ state, accountId }: OperationContext, { kind, id, name }: Carrier, policyName: string, text: string): void {
  checkInlinePolicy(text);
  const limit = inlinePolicySize[kind];
  let size = policySize(text);
  for (const { key, value } of state.list(inlinePolicies, { prefix: [accountId, id] })) {
    if (key[2] !== policyName) size += policySize(documentText(state, value.hash));
  }
  if (size > limit) throw errors.inlinePolicyTooLarge({ limit, kind, name });
  state.put(inlinePolicies, [accountId, id, policyName], { hash: keepDocument(state, text) });
}

/** The text of an inline policy, percent-encoded. Throws NoSuchEntity. */
export function inlinePolicy({ state, accountId }: LocateContext, { kind, id }: Carrier, policyName: string): string {
  const row = state.get(inlinePolicies, [accountId, id, policyName]);
  if (row === undefined) throw errors.noSuchInlinePolicy({ kind, name: policyName });
  return encodeDocument(documentText(state, row.hash));
}

/** Removes an inline policy. Throws NoSuchEntity. */
export function deleteInlinePolicy({ state, accountId }: OperationContext, { kind, id }: Carrier, policyName: string): void {
  if (state.get(inlinePolicies, [accountId, id, policyName]) === undefined) throw errors.noSuchInlinePolicy({ kind, name: policyName });
  state.remove(inlinePolicies, [accountId, id, policyName]);
}

/** A page of the names of a carrier's inline policies. */
export const inlinePage = ({ state, accountId }: LocateContext, { id }: Carrier, input: PageInput): Page<string> =>
  pageOfTable(state, inlinePolicies, [accountId, id], input, (_row, key) => key[2]);

/** Refuses to delete what still carries policies. */
export function refusePolicies({ state, accountId }: OperationContext, id: string): void {
  const has = (rows: Iterable<unknown>) => Array.from(rows).length > 0;
  if (has(state.list(attachedPolicies, { prefix: [accountId, id], limit: 1 }))) throw errors.mustDetachPolicies();
  if (has(state.list(inlinePolicies, { prefix: [accountId, id], limit: 1 }))) throw errors.mustDeletePolicies();
}
