import { parseArn } from '../../../kernel/arn.ts';
import type { PolicyKind, PolicyReference } from '../../../kernel/need.ts';
import type { FederatedUserPrincipal, Principal } from '../../../kernel/principal.ts';
import type { ReadState } from '../../../kernel/state.ts';
import { findUser, groupById, roleById, roleIdOf, userById } from './entities.ts';
import { attachedPolicies, awsPolicies, inlinePolicies, managedPolicies, memberships, nameKey, type UserRow } from './tables.ts';

/** A managed policy as decisions need it: its name, and the default version's document by its hash. */
export interface ManagedPolicyText {
  readonly name: string;
  readonly hash: string;
}

/** A customer's policy, or one of AWS's that this account has used; `undefined` when neither. */
export function managedPolicyText(state: ReadState, accountId: string, arn: string): ManagedPolicyText | undefined {
  const parsed = parseArn(arn);
  if (parsed?.accountId === 'aws') {
    const row = state.get(awsPolicies, [accountId, arn]);
    return row && { name: row.policyName, hash: row.hash };
  }
  const name = parsed?.resource.slice(parsed.resource.lastIndexOf('/') + 1);
  const row = name === undefined ? undefined : state.get(managedPolicies, [accountId, nameKey(name)]);
  const version = row?.versions.find(({ versionId }) => versionId === row.defaultVersionId);
  return row && version && { name: row.policyName, hash: version.hash };
}

/**
 * The policies that travel with a principal, in the order in which AWS lists them: a user's inline and managed ones, then
 * those of each group; a role's; the permissions boundary; the session policies. Empty for root users, services and anonymous callers.
 */
export function identityPolicies(state: ReadState, principal: Principal): readonly PolicyReference[] {
  switch (principal.type) {
    case 'User': {
      const user = userById(state, principal.accountId, principal.id);
      if (user === undefined) return [];
      const ofUser = policiesOfUser(state, principal.accountId, user);
      return principal.session?.policyHashes === undefined ? ofUser : [...ofUser, ...sessionPolicies(principal)];
    }
    case 'AssumedRole': {
      const role = roleById(state, principal.accountId, roleIdOf(principal.id));
      if (role === undefined) return [];
      const carrier = `role ${role.roleName}`;
      return [
        ...ownPolicies(state, principal.accountId, role.roleId, carrier),
        ...boundary(state, principal.accountId, role.permissionsBoundary, carrier),
        ...sessionPolicies(principal),
      ];
    }
    case 'FederatedUser': {
      const creator = creatorOf(state, principal);
      return [...(creator === undefined ? [] : policiesOfUser(state, principal.accountId, creator)), ...sessionPolicies(principal)];
    }
    default:
      return [];
  }
}

/** The user who made a federated user; `undefined` when that was the root user, or a user since deleted. */
export function creatorOf(state: ReadState, principal: FederatedUserPrincipal): UserRow | undefined {
  const resource = parseArn(principal.createdBy)?.resource;
  return resource?.startsWith('user/') ? findUser(state, principal.accountId, resource.slice(resource.lastIndexOf('/') + 1)) : undefined;
}

function policiesOfUser(state: ReadState, accountId: string, user: UserRow): PolicyReference[] {
  const carrier = `user ${user.userName}`;
  const found = ownPolicies(state, accountId, user.userId, carrier);
  found.push(...groupPolicies(state, accountId, user.userId), ...boundary(state, accountId, user.permissionsBoundary, carrier));
  return found;
}

function groupPolicies(state: ReadState, accountId: string, userId: string): PolicyReference[] {
  const found: PolicyReference[] = [];
  for (const { key } of state.list(memberships, { prefix: [accountId, userId] })) {
    const group = groupById(state, accountId, lastPart(key));
    if (group !== undefined) found.push(...ownPolicies(state, accountId, group.groupId, `group ${group.groupName}`));
  }
  return found;
}

function ownPolicies(state: ReadState, accountId: string, entityId: string, attachedTo: string): PolicyReference[] {
  const found: PolicyReference[] = [];
  for (const { key, value } of state.list(inlinePolicies, { prefix: [accountId, entityId] })) {
    found.push({ kind: 'identity', name: lastPart(key), attachedTo, hash: value.hash });
  }
  for (const { key } of state.list(attachedPolicies, { prefix: [accountId, entityId] })) {
    found.push(...managed(state, accountId, lastPart(key), attachedTo, 'identity'));
  }
  return found;
}

function boundary(state: ReadState, accountId: string, arn: string | undefined, attachedTo: string): PolicyReference[] {
  return arn === undefined ? [] : managed(state, accountId, arn, attachedTo, 'boundary');
}

function managed(state: ReadState, accountId: string, arn: string, attachedTo: string, kind: PolicyKind): PolicyReference[] {
  const policy = managedPolicyText(state, accountId, arn);
  if (policy === undefined) throw new Error(`${attachedTo} has the policy ${arn}, which this cloud does not hold.`);
  return [{ kind, name: policy.name, arn, attachedTo, hash: policy.hash }];
}

function sessionPolicies(principal: Principal & { readonly session?: { readonly policyHashes?: readonly string[] } }): PolicyReference[] {
  const attachedTo = `session ${principal.arn.slice(principal.arn.lastIndexOf('/') + 1)}`;
  return (principal.session?.policyHashes ?? []).map((hash) => ({ kind: 'session', name: 'session policy', attachedTo, hash }));
}

const lastPart = (key: readonly string[]): string => key[key.length - 1] ?? '';
