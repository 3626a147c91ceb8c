import type { LocateContext } from '../../kernel/context.ts';
import type { Key, Table } from '../../kernel/state.ts';
import { errors } from './errors.ts';

/** IAM's default quotas. "IAM and AWS STS quotas", IAM User Guide, read 2026-11. Sizes are characters without whitespace. */
export const quotas = {
  UsersPerAccount: 5000,
  GroupsPerAccount: 300,
  RolesPerAccount: 1000,
  PoliciesPerAccount: 1500,
  InstanceProfilesPerAccount: 1000,
  GroupsPerUser: 10,
  AccessKeysPerUser: 2,
  MfaDevicesPerUser: 8,
  PoliciesPerUser: 10,
  PoliciesPerGroup: 10,
  PoliciesPerRole: 10,
  VersionsPerPolicy: 5,
  PolicySize: 6144,
  ACLSizePerRole: 2048,
  InstanceSessionsPerInstanceProfile: 1,
  TagsPerResource: 50,
} as const;

/** The names of {@link quotas}. */
export type Quota = keyof typeof quotas;

/** How large the inline policies of an entity may be, all together. */
export const inlinePolicySize = { user: 2048, group: 5120, role: 10_240 } as const;

/** How many rows of a table stand under a key's first parts; stops counting at `most`. */
export function countRows<Row>({ state }: Pick<LocateContext, 'state'>, table: Table<Row>, prefix: Key, most?: number): number {
  return state.count(table, { prefix, ...(most !== undefined && { limit: most }) });
}

/** Refuses one more row under a key's first parts where the quota is used up. */
export function refuseBeyond<Row>(context: Pick<LocateContext, 'state'>, quota: Quota, table: Table<Row>, prefix: Key): void {
  const limit = quotas[quota];
  if (countRows(context, table, prefix, limit) >= limit) throw errors.quotaExceeded({ quota, limit });
}

/** A policy's size as IAM's quotas count it: "IAM doesn't count white space". */
export const policySize = (text: string): number => text.replace(/\s/g, '').length;
