import type { Cloud } from '../../engine/cloud.ts';
import type { Principal } from '../../kernel/principal.ts';
import { findAccessKey, findSession } from '../../services/shared/identity/find-access-key.ts';
import type { Session } from '../aws/session/session.ts';

const nameOf = (principal: Principal): string => {
  if (principal.type === 'User') return principal.userName;
  if (principal.type === 'AssumedRole') return principal.roleName;
  return principal.type === 'Root' ? 'root' : principal.arn.split('/').at(-1) || principal.arn;
};

/** Whom the next call will be signed as, in one word; the profile's name where its key is nobody's, or the files can't be read. */
export function callerName(session: Session, cloud: Cloud): string {
  const profile = session.profile()?.value ?? 'default';
  try {
    const keys = session.environmentCredentials() ?? session.profileCredentials(profile);
    const role = session.configOf(profile)?.role_arn;
    if (session.environmentCredentials() === undefined && typeof role === 'string') return role.split('/').at(-1) ?? profile;
    if (keys === undefined) return profile;
    const found = cloud.state((state) => findAccessKey(state, keys.accessKeyId) ?? findSession(state, keys.accessKeyId));
    return found ? nameOf(found.principal) : profile;
  } catch {
    return profile;
  }
}
