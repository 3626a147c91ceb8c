import { AwsError } from '../kernel/aws-error.ts';
import type { Call, CallResult } from '../kernel/call.ts';
import { type Principal, rootUser } from '../kernel/principal.ts';
import { isSameSecret, sha256 } from '../kernel/sha256.ts';
import type { ReadState } from '../kernel/state.ts';
import { findUser, userPrincipal } from '../services/shared/identity/entities.ts';
import { findLoginProfile } from '../services/shared/identity/sign-in.ts';
import { passwordSealLabel } from '../services/shared/identity/tables.ts';
import { refreshTokens } from '../services/signin/state.ts';
import { makeCallAs, type Plant } from './calls.ts';
import type { SignIn } from './cloud.ts';
import { readState } from './overlay.ts';
import { rootPassword } from './root-password.ts';

/** What AWS says to a wrong name as to a wrong password. */
const wrong = new AwsError('AuthenticationFailed', 'Your authentication information is incorrect. Please try again.', 401);
const resetRequired = new AwsError(
  'PasswordResetRequired',
  'You must choose a new password before you sign in. An administrator can set one: iam update-login-profile --password … --no-password-reset-required',
  401,
);
const expired = new AwsError('AccessDeniedException', 'The refresh token has expired.', 400, { error: 'TOKEN_EXPIRED' });
const changed = new AwsError('AccessDeniedException', 'The credentials have changed.', 400, { error: 'USER_CREDENTIALS_CHANGED' });

/** Finds who signs in. Throws an AwsError where that is not proved. */
function provePassword(plant: Plant, state: ReadState, userName: string | undefined, password: string): Principal {
  const { accountId, seed } = plant.facts;
  if (userName === undefined) {
    if (!isSameSecret(password, rootPassword(seed))) throw wrong;
    return rootUser(accountId);
  }
  const user = findUser(state, accountId, userName);
  if (user === undefined) throw wrong;
  const principal = userPrincipal(accountId, user);
  const profile = findLoginProfile(state, principal);
  if (profile === undefined || !plant.sealing.isSecret(password, profile.sealedPassword, passwordSealLabel(accountId, user.userId))) throw wrong;
  if (profile.resetRequired) throw resetRequired;
  return principal;
}

/** Finds whose a refresh token is. Throws an AwsError once it has expired, or the password has changed since. */
function proveRefreshToken(state: ReadState, token: string, now: number): Principal {
  const row = state.get(refreshTokens, [sha256(token)]);
  if (row === undefined || row.expiresAt <= now) throw expired;
  if (row.principal.type !== 'User') return row.principal;
  const user = findUser(state, row.principal.accountId, row.principal.userName);
  if (user?.userId !== row.principal.id || findLoginProfile(state, row.principal)?.sealedPassword !== row.sealedPassword) throw changed;
  return userPrincipal(row.principal.accountId, user);
}

/**
 * Signs a person in, or renews a sign-in, and asks AWS Sign-In for temporary credentials.
 * @param now the cloud's time, in milliseconds since 1970
 */
export async function signIn(plant: Plant, now: number, attempt: SignIn, around: Pick<Call, 'region' | 'source'>): Promise<CallResult> {
  let principal: Principal;
  try {
    principal = plant.store.read((rows) => {
      const state = readState(rows);
      return 'refreshToken' in attempt ? proveRefreshToken(state, attempt.refreshToken, now) : provePassword(plant, state, attempt.userName, attempt.password);
    });
  } catch (error) {
    if (error instanceof AwsError) return { ok: false, error };
    throw error;
  }
  const clientId = 'arn:aws:signin:::devtools/same-device';
  // The journal keeps the token's hash, by which the service finds it.
  const tokenInput =
    'refreshToken' in attempt
      ? { clientId, grantType: 'refresh_token', refreshToken: sha256(attempt.refreshToken) }
      : { clientId, grantType: 'authorization_code' };
  return makeCallAs(
    plant,
    { principal, authentication: { method: 'signIn' } },
    { service: 'signin', operation: 'CreateOAuth2Token', input: { tokenInput }, ...around },
  );
}
