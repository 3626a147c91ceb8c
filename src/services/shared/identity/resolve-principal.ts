import { parseArn } from '../../../kernel/arn.ts';
import { anonymous, type Principal, type RolePrincipal, rootUser } from '../../../kernel/principal.ts';
import type { ReadState } from '../../../kernel/state.ts';
import { assumedRoleArn, roleArn } from './arns.ts';
import { findRole, findUser, userPrincipal } from './entities.ts';
import type { RoleRow } from './tables.ts';

const hour = 3_600_000;

/**
 * A principal by what a person would call it: `user/NAME`, `role/NAME`, `root`, `anonymous`, or the ARN of a user, a role, a
 * role's session or an account's root user. A path may stand before the name, and must then be the entity's.
 * A role gives a session of it named `probe`, begun at `now` (milliseconds since 1970).
 */
export function findPrincipal(state: ReadState, accountId: string, text: string, now: number): Principal | undefined {
  if (text === 'anonymous') return anonymous;
  if (!text.startsWith('arn:')) return byResource(state, accountId, text, now);
  const arn = parseArn(text);
  if (arn?.service === 'iam') return byResource(state, arn.accountId, arn.resource, now);
  if (arn?.service !== 'sts') return undefined;
  const [kind, roleName, sessionName] = arn.resource.split('/');
  const role = kind === 'assumed-role' && sessionName ? findRole(state, arn.accountId, roleName ?? '') : undefined;
  return role && roleSession(arn.accountId, role, sessionName ?? '', now);
}

function byResource(state: ReadState, accountId: string, resource: string, now: number): Principal | undefined {
  if (resource === 'root') return rootUser(accountId);
  const kind = resource.slice(0, resource.indexOf('/'));
  const path = resource.slice(kind.length, resource.lastIndexOf('/') + 1);
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  const rightPath = (entity: { readonly path: string }) => path === '/' || path === entity.path;
  if (kind === 'user') {
    const user = findUser(state, accountId, name);
    return user && rightPath(user) ? userPrincipal(accountId, user) : undefined;
  }
  const role = kind === 'role' ? findRole(state, accountId, name) : undefined;
  return role && rightPath(role) ? roleSession(accountId, role, 'probe', now) : undefined;
}

/** A session of a role as a principal, without anything that an actual AssumeRole would have added. */
function roleSession(accountId: string, role: RoleRow, sessionName: string, now: number): RolePrincipal {
  return {
    type: 'AssumedRole',
    accountId,
    arn: assumedRoleArn('aws', accountId, role.roleName, sessionName),
    id: `${role.roleId}:${sessionName}`,
    roleName: role.roleName,
    roleArn: roleArn('aws', accountId, role.path, role.roleName),
    sessionName,
    session: { issuedAt: now, expiresAt: now + hour, mfaAuthenticated: false },
  };
}
