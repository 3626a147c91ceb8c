import type { Principal, RootPrincipal, UserPrincipal } from '../../../kernel/principal.ts';
import { sha256 } from '../../../kernel/sha256.ts';
import { defineTable, type ReadState } from '../../../kernel/state.ts';
import { findUser, userPrincipal } from './entities.ts';
import { type MfaDeviceRow, mfaDevices, ownedMfaDevices } from './mfa-devices.ts';
import { type LoginProfileRow, loginProfiles } from './tables.ts';

/** Who can sign in with a password. */
export type Person = RootPrincipal | UserPrincipal;

/** A person who has signed in: the session says when, and whether with an MFA code. */
export type SignedIn = Person & { readonly session: NonNullable<Person['session']> };

/** Who may renew credentials with a refresh token, and until when. */
export interface RefreshRow {
  readonly principal: SignedIn;
  /** The sealed password that was shown; a user whose password has changed signs in anew. Absent for the root user. */
  readonly sealedPassword?: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Keys: `[SHA-256 of the token in hexadecimal]`. Only its holder has the token itself. */
export const refreshTokens = defineTable<RefreshRow>('signin.refresh-tokens');

/** A user's password; `undefined` for everybody else, and where the user has none. */
export const findLoginProfile = (state: ReadState, principal: Principal): LoginProfileRow | undefined =>
  principal.type === 'User' ? state.get(loginProfiles, [principal.accountId, principal.id]) : undefined;

/**
 * Who renews a sign-in with a refresh token.
 * @param now the cloud's time, in milliseconds since 1970
 */
export function findSignIn(state: ReadState, refreshToken: string, now: number): SignedIn | 'refreshTokenExpired' | 'credentialsChanged' {
  const row = state.get(refreshTokens, [sha256(refreshToken)]);
  if (row === undefined || row.expiresAt <= now) return 'refreshTokenExpired';
  const { principal } = row;
  if (principal.type !== 'User') return principal;
  const user = findUser(state, principal.accountId, principal.userName);
  if (user?.userId !== principal.id || findLoginProfile(state, principal)?.sealedPassword !== row.sealedPassword) return 'credentialsChanged';
  return { ...userPrincipal(principal.accountId, user), session: principal.session };
}

/** An MFA device that is enabled for a user, with the key of its row. */
export interface OwnedDevice {
  readonly key: readonly [accountId: string, key: string];
  readonly row: MfaDeviceRow;
}

/** The MFA devices that are enabled for a person. */
export const ownMfaDevices = (state: ReadState, { accountId, id }: Person): readonly OwnedDevice[] =>
  [...state.list(ownedMfaDevices, { prefix: [accountId, id] })].flatMap(({ key: [, , path = ''] }) => {
    const key = [accountId, path] as const;
    const row = state.get(mfaDevices, key);
    return row === undefined ? [] : [{ key, row }];
  });
