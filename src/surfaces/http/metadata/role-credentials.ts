import type { InstanceCredentials } from '../../../engine/cloud.ts';
import { findSession } from '../../../services/shared/identity/find-access-key.ts';
import type { InstancePlace } from './instance.ts';

/** The credentials of a role, as they were got. */
export type Obtained = Extract<InstanceCredentials, { ok: true }>;

/** What a role's credentials come to at a moment: the credentials with the cloud's time when they were got, or that EC2 may not assume the role. */
export type RoleCredentials = { readonly credentials: Obtained; readonly since: number } | 'AssumeRoleUnauthorizedAccess' | 'none';

/**
 * So long before the old ones expire there are new ones, in milliseconds: AWS promises five minutes, and botocore begins to ask for new ones
 * fifteen minutes before. Source: EC2 User Guide, "Retrieve security credentials from instance metadata", read 2026-11-24.
 */
const margin = 20 * 60_000;

/**
 * The credentials of an instance's role. They are kept until shortly before they expire; each time new ones are got, EC2 assumes the role, by
 * a call that is authorized by the role's trust policy and recorded.
 */
export function keepRoleCredentials({ cloud, region, instanceId }: InstancePlace): (roleName: string) => Promise<RoleCredentials> {
  let kept: { readonly credentials: Obtained; readonly since: number } | undefined;
  let underWay: Promise<RoleCredentials> | undefined;
  const isGood = (roleName: string): boolean => {
    if (kept === undefined || kept.credentials.roleName !== roleName) return false;
    const { accessKeyId } = kept.credentials.credentials;
    // Undo and reset take sessions away; a role that was made anew under its name has none of the old one's.
    const session = cloud.state((state) => findSession(state, accessKeyId));
    return session !== undefined && !session.revoked && kept.credentials.expiresAt - cloud.now() > margin;
  };
  const obtain = async (roleName: string): Promise<RoleCredentials> => {
    const since = cloud.now();
    const got = await cloud.instanceCredentials(region, instanceId);
    if (!got.ok) return got.reason === 'AssumeRoleUnauthorizedAccess' ? got.reason : 'none';
    kept = { credentials: got, since };
    return got.roleName === roleName ? kept : 'none';
  };
  return async (roleName) => {
    // Whoever asks while others wait gets what they get, and not a session of their own.
    while (underWay !== undefined) await underWay;
    if (kept !== undefined && isGood(roleName)) return kept;
    underWay = obtain(roleName).finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
