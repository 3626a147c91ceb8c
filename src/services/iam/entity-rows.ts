import type { OperationContext } from '../../kernel/context.ts';
import {
  entities,
  type GroupRow,
  groups,
  type InstanceProfileRow,
  instanceProfiles,
  nameKey,
  type RoleRow,
  roles,
  type UserRow,
  users,
} from '../shared/identity/tables.ts';

type Writes = Pick<OperationContext, 'state' | 'accountId'>;

/** Keeps a user as it is now, under its name and its id. */
export function putUser({ state, accountId }: Writes, user: UserRow): void {
  state.put(users, [accountId, nameKey(user.userName)], user);
  state.put(entities, [accountId, user.userId], { kind: 'user', nameKey: nameKey(user.userName) });
}

/** Keeps a group as it is now, under its name and its id. */
export function putGroup({ state, accountId }: Writes, group: GroupRow): void {
  state.put(groups, [accountId, nameKey(group.groupName)], group);
  state.put(entities, [accountId, group.groupId], { kind: 'group', nameKey: nameKey(group.groupName) });
}

/** Keeps a role as it is now, under its name and its id. */
export function putRole({ state, accountId }: Writes, role: RoleRow): void {
  state.put(roles, [accountId, nameKey(role.roleName)], role);
  state.put(entities, [accountId, role.roleId], { kind: 'role', nameKey: nameKey(role.roleName) });
}

/** Keeps an instance profile as it is now. */
export const putInstanceProfile = ({ state, accountId }: Writes, profile: InstanceProfileRow): void =>
  state.put(instanceProfiles, [accountId, nameKey(profile.instanceProfileName)], profile);
