import type { LoginProfile } from '@aws-sdk/client-iam';
import type { LocateContext, OperationContext } from '../../kernel/context.ts';
import { inputSealLabel } from '../../kernel/operation.ts';
import { passwordPolicyOf } from '../shared/identity/password-policy.ts';
import { type LoginProfileRow, loginProfiles, passwordSealLabel, type UserRow } from '../shared/identity/tables.ts';
import { toDate } from './answers.ts';
import { namedOrCaller } from './caller.ts';
import { errors } from './errors.ts';
import { existingUser } from './lookup.ts';
import { passwordViolation } from './password-policy.ts';

/** IAM remembers up to so many passwords of a user: the most that a password policy can forbid to choose again. */
const mostEarlier = 24;

/** The user that an operation means, by name or as the caller. Throws NoSuchEntity, and ValidationError where no user calls. */
export function userOf(context: LocateContext, userName: string | undefined): UserRow {
  const name = namedOrCaller(context, userName);
  if (name === undefined) throw errors.mustSpecifyUser();
  return existingUser(context, name);
}

/** A user's password. Throws NoSuchEntity where there is none. */
export function loginProfileOf({ state, accountId }: LocateContext, { userId, userName }: UserRow): LoginProfileRow {
  const row = state.get(loginProfiles, [accountId, userId]);
  if (row === undefined) throw errors.noSuchLoginProfile({ name: userName });
  return row;
}

/** Which member of which operation's input a password was given as. */
interface Given {
  readonly operation: string;
  readonly member?: string;
}

/** A first password as the state keeps it, from what the operation was given. Throws PasswordPolicyViolation. */
export const sealedPassword = (context: OperationContext, given: Given, sealed: string | undefined, userId: string): string =>
  context.seal(newPassword(context, given, sealed), passwordSealLabel(context.accountId, userId));

/** A login profile with another password. Throws PasswordPolicyViolation, also for a password of before that the policy forbids. */
export function withPassword(context: OperationContext, given: Given, sealed: string | undefined, row: LoginProfileRow, userId: string): LoginProfileRow {
  const label = passwordSealLabel(context.accountId, userId);
  const password = newPassword(context, given, sealed);
  const before = [row.sealedPassword, ...(row.earlier ?? [])];
  const forbidden = passwordPolicyOf(context.state, context.accountId)?.reusePrevention ?? 0;
  if (before.slice(0, forbidden).some((other) => context.unseal(other, label) === password)) throw errors.passwordPolicyViolation();
  return { ...row, sealedPassword: context.seal(password, label), changedAt: context.now, earlier: before.slice(0, mostEarlier - 1) };
}

function newPassword(context: OperationContext, { operation, member = 'Password' }: Given, sealed: string | undefined): string {
  if (sealed === undefined) throw errors.passwordPolicyViolation();
  const password = context.unseal(sealed, inputSealLabel('iam', operation, member));
  const reason = passwordViolation(passwordPolicyOf(context.state, context.accountId), password);
  if (reason !== undefined) throw errors.passwordViolates({ reason });
  return password;
}

/** A login profile as answers show it. */
export const loginProfileAnswer = ({ userName }: UserRow, { createdAt, resetRequired }: LoginProfileRow): LoginProfile => ({
  UserName: userName,
  CreateDate: toDate(createdAt),
  PasswordResetRequired: resetRequired,
});
