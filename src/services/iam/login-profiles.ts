import type { LoginProfile } from '@aws-sdk/client-iam';
import type { LocateContext, OperationContext } from '../../kernel/context.ts';
import { inputSealLabel } from '../../kernel/operation.ts';
import { type LoginProfileRow, loginProfiles, passwordSealLabel, type UserRow } from '../shared/identity/tables.ts';
import { toDate } from './answers.ts';
import { namedOrCaller } from './caller.ts';
import { errors } from './errors.ts';
import { existingUser } from './lookup.ts';

/**
 * Passwords of the default policy: "a minimum length of 8 characters", three of the four kinds; the most there can be (128) is the
 * model's. IAM User Guide, "Setting an account password policy", read 2026-11.
 */
const leastLength = 8;
const leastKinds = 3;
const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/, /[!@#$%^&*()_+\-=[\]{}|']/];

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

/** A password as the state keeps it, from what the operation was given. Throws PasswordPolicyViolation. */
export function sealedPassword(context: OperationContext, { operation, member = 'Password' }: Given, given: string | undefined, userId: string): string {
  if (given === undefined) throw errors.passwordPolicyViolation();
  const password = context.unseal(given, inputSealLabel('iam', operation, member));
  const found = kinds.filter((kind) => kind.test(password)).length;
  if (password.length < leastLength || found < leastKinds) throw errors.passwordPolicyViolation();
  return context.seal(password, passwordSealLabel(context.accountId, userId));
}

/** A login profile as answers show it. */
export const loginProfileAnswer = ({ userName }: UserRow, { createdAt, resetRequired }: LoginProfileRow): LoginProfile => ({
  UserName: userName,
  CreateDate: toDate(createdAt),
  PasswordResetRequired: resetRequired,
});
