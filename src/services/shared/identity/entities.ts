import type { UserPrincipal } from '../../../kernel/principal.ts';
import type { ReadState } from '../../../kernel/state.ts';
import { userArn } from './arns.ts';
import { entities, type GroupRow, groups, nameKey, type RoleRow, roles, type UserRow, users } from './tables.ts';

/** The user of that name, in any spelling of its case. */
export const findUser = (state: ReadState, accountId: string, userName: string): UserRow | undefined => state.get(users, [accountId, nameKey(userName)]);

/** The group of that name, in any spelling of its case. */
export const findGroup = (state: ReadState, accountId: string, groupName: string): GroupRow | undefined => state.get(groups, [accountId, nameKey(groupName)]);

/** The role of that name, in any spelling of its case. */
export const findRole = (state: ReadState, accountId: string, roleName: string): RoleRow | undefined => state.get(roles, [accountId, nameKey(roleName)]);

/** The user with that unique id; `undefined` once it is deleted. */
export function userById(state: ReadState, accountId: string, userId: string): UserRow | undefined {
  const entity = state.get(entities, [accountId, userId]);
  return entity?.kind === 'user' ? state.get(users, [accountId, entity.nameKey]) : undefined;
}

/** The group with that unique id. */
export function groupById(state: ReadState, accountId: string, groupId: string): GroupRow | undefined {
  const entity = state.get(entities, [accountId, groupId]);
  return entity?.kind === 'group' ? state.get(groups, [accountId, entity.nameKey]) : undefined;
}

/** The role with that unique id; `undefined` once it is deleted, even if a new one has its name. */
export function roleById(state: ReadState, accountId: string, roleId: string): RoleRow | undefined {
  const entity = state.get(entities, [accountId, roleId]);
  return entity?.kind === 'role' ? state.get(roles, [accountId, entity.nameKey]) : undefined;
}

/** A user as a principal, from its row as it is now. */
export const userPrincipal = (accountId: string, user: UserRow): UserPrincipal => ({
  type: 'User',
  accountId,
  arn: userArn('aws', accountId, user.path, user.userName),
  id: user.userId,
  userName: user.userName,
});

/** A role's unique id, from the id of a session: `ROLE-ID:SESSION-NAME`. */
export const roleIdOf = (sessionId: string): string => sessionId.slice(0, sessionId.indexOf(':'));
