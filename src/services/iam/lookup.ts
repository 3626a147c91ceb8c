import { parseArn } from '../../kernel/arn.ts';
import type { LocateContext } from '../../kernel/context.ts';
import { policyArn } from '../shared/identity/arns.ts';
import { findGroup, findRole, findUser } from '../shared/identity/entities.ts';
import {
  type GroupRow,
  type InstanceProfileRow,
  instanceProfiles,
  type ManagedPolicyRow,
  managedPolicies,
  nameKey,
  type RoleRow,
  type UserRow,
} from '../shared/identity/tables.ts';
import { errors } from './errors.ts';

/** Where things are looked for. */
export type Where = Pick<LocateContext, 'state' | 'accountId'>;

/** The user of that name. Throws NoSuchEntity. */
export function existingUser({ state, accountId }: Where, name: string): UserRow {
  const user = findUser(state, accountId, name);
  if (user === undefined) throw errors.noSuchUser({ name });
  return user;
}

/** The group of that name. Throws NoSuchEntity. */
export function existingGroup({ state, accountId }: Where, name: string): GroupRow {
  const group = findGroup(state, accountId, name);
  if (group === undefined) throw errors.noSuchGroup({ name });
  return group;
}

/** The role of that name. Throws NoSuchEntity. */
export function existingRole({ state, accountId }: Where, name: string): RoleRow {
  const role = findRole(state, accountId, name);
  if (role === undefined) throw errors.noSuchRole({ name });
  return role;
}

/** The instance profile of that name, if there is one. */
export const findInstanceProfile = ({ state, accountId }: Where, name: string): InstanceProfileRow | undefined =>
  state.get(instanceProfiles, [accountId, nameKey(name)]);

/** The instance profile of that name. Throws NoSuchEntity. */
export function existingInstanceProfile(where: Where, name: string): InstanceProfileRow {
  const profile = findInstanceProfile(where, name);
  if (profile === undefined) throw errors.noSuchInstanceProfile({ name });
  return profile;
}

/** The customer managed policy with that ARN, path included, if there is one. */
export function findCustomerPolicy({ state, accountId, partition }: Where & Pick<LocateContext, 'partition'>, arn: string): ManagedPolicyRow | undefined {
  const resource = parseArn(arn)?.resource ?? '';
  const row = state.get(managedPolicies, [accountId, nameKey(resource.slice(resource.lastIndexOf('/') + 1))]);
  return row !== undefined && policyArn(partition, accountId, row.path, row.policyName) === arn ? row : undefined;
}

/** The customer managed policy with that ARN. Throws NoSuchEntity. */
export function existingCustomerPolicy(context: Where & Pick<LocateContext, 'partition'>, arn: string): ManagedPolicyRow {
  const row = findCustomerPolicy(context, arn);
  if (row === undefined) throw errors.noSuchPolicy({ arn });
  return row;
}
