import type { Call, Credentials } from '../kernel/call.ts';
import { rootUser } from '../kernel/principal.ts';
import type { ReadState } from '../kernel/state.ts';
import { findUser } from '../services/shared/identity/entities.ts';
import { accessKeySealLabel, accessKeys, ownedAccessKeys } from '../services/shared/identity/tables.ts';
import { setUp } from './calls.ts';
import type { Cloud } from './cloud.ts';
import type { Sealing } from './sealing.ts';

/** The user that a cloud's owner works as. */
const adminName = 'admin';

/** Gives a new cloud the user that its owner works as: `admin`, with AdministratorAccess and an access key, made by the root user. */
export async function createAdmin(cloud: Cloud): Promise<Credentials> {
  const root = rootUser(cloud.facts.accountId);
  const asRoot = async (operation: string, input: Call['input']): Promise<void> => {
    const source = { surface: setUp, ip: '127.0.0.1', userAgent: 'nimbi' };
    const result = await cloud.callAs(root, 'signIn', { service: 'iam', operation, region: 'us-east-1', input, source });
    if (!result.ok) throw result.error;
  };
  await asRoot('CreateUser', { UserName: adminName });
  await asRoot('AttachUserPolicy', { UserName: adminName, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' });
  await asRoot('CreateAccessKey', { UserName: adminName });
  const key = cloud.adminKey();
  if (key === undefined) throw new Error('A new cloud is without its admin.');
  return key;
}

/**
 * The admin's active access key, so that the profile of a cloud's owner can be written down again.
 * @returns `undefined` once there is no such user or key
 */
export function adminKey(state: ReadState, accountId: string, sealing: Sealing): Credentials | undefined {
  const admin = findUser(state, accountId, adminName);
  if (!admin) return undefined;
  for (const { key } of state.list(ownedAccessKeys, { prefix: [accountId, admin.userId] })) {
    const accessKeyId = key[2] ?? '';
    const row = state.get(accessKeys, [accessKeyId]);
    if (row?.status === 'Active') return { accessKeyId, secretAccessKey: sealing.unseal(row.sealedSecret, accessKeySealLabel(accessKeyId)) };
  }
  return undefined;
}
