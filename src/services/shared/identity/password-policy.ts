import { defineTable, type ReadState } from '../../../kernel/state.ts';
import type { LoginProfileRow } from './tables.ts';

/** An account's own password policy, every member with its value. */
export interface PasswordPolicyRow {
  readonly minimumLength: number;
  readonly requireSymbols: boolean;
  readonly requireNumbers: boolean;
  readonly requireUppercase: boolean;
  readonly requireLowercase: boolean;
  /** Days; absent where passwords do not expire. */
  readonly maxAge?: number;
  /** How many passwords, the present one among them, can't be chosen again; absent: any can. */
  readonly reusePrevention?: number;
  /** Whether who let a password expire needs an administrator; absent where that was not said. */
  readonly hardExpiry?: boolean;
  /** The policy that lets every user change their own password, by content; absent where they are not let. */
  readonly changeDocument?: string;
}

/** Accounts with a password policy of their own. Keys: `[accountId]`. */
export const passwordPolicies = defineTable<PasswordPolicyRow>('iam.password-policies');

/** The account's own password policy; `undefined` where IAM's default one holds. */
export const passwordPolicyOf = (state: ReadState, accountId: string): PasswordPolicyRow | undefined => state.get(passwordPolicies, [accountId]);

const day = 24 * 3_600_000;

/** When a password expires, in milliseconds since 1970; `undefined` for never. */
export function passwordExpiry(policy: PasswordPolicyRow | undefined, { changedAt, createdAt }: LoginProfileRow): number | undefined {
  return policy?.maxAge === undefined ? undefined : (changedAt ?? createdAt) + policy.maxAge * day;
}
