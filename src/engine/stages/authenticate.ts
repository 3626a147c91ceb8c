import type { Credentials } from '../../kernel/call.ts';
import type { Authentication } from '../../kernel/journal.ts';
import type { AuthenticationFailure, ServiceDefinition } from '../../kernel/operation.ts';
import { anonymous, type Principal } from '../../kernel/principal.ts';
import { isSameSecret } from '../../kernel/sha256.ts';
import type { ReadState } from '../../kernel/state.ts';
import { findAccessKey, findSession } from '../../services/shared/identity/find-access-key.ts';
import { sessionTokenHash } from '../../services/shared/identity/sessions.ts';
import type { Sealing } from '../sealing.ts';

/** Who the caller turned out to be, or why that could not be proved. */
export type Authenticated =
  | { readonly principal: Principal; readonly authentication: Authentication }
  | { readonly failure: AuthenticationFailure; readonly authentication: Authentication };

/** The outcome of a failure to authenticate, which the journal keeps with the call. */
export const unproved = (authentication: Authentication, failure: AuthenticationFailure): Authenticated => ({
  failure,
  authentication: { ...authentication, failure },
});

/**
 * Proves who the caller is. In process the caller shows the secret itself in place of a signature made with it.
 * @param now the cloud's time: sessions expire by it
 */
export function authenticate(
  state: ReadState,
  sealing: Sealing,
  credentials: Credentials | undefined,
  door: Pick<ServiceDefinition, 'anonymous'>,
  now: number,
): Authenticated {
  if (!credentials) {
    const authentication = { method: 'anonymous' } as const;
    return door.anonymous ? { principal: anonymous, authentication } : unproved(authentication, 'missingToken');
  }
  const { accessKeyId } = credentials;
  const authentication = { method: 'signature', accessKeyId } as const;
  const proved = credentials.sessionToken === undefined ? proveLongTerm(state, sealing, credentials) : proveSession(state, sealing, credentials, now);
  return typeof proved === 'string' ? unproved(authentication, proved) : { principal: proved, authentication };
}

function proveLongTerm(state: ReadState, sealing: Sealing, credentials: Credentials): Principal | AuthenticationFailure {
  const key = findAccessKey(state, credentials.accessKeyId);
  if (!key) return findSession(state, credentials.accessKeyId) ? 'sessionTokenMissing' : 'unknownAccessKey';
  if (!key.active) return 'inactiveAccessKey';
  return sealing.isSecret(credentials.secretAccessKey, key.sealedSecret, key.sealLabel) ? key.principal : 'signatureMismatch';
}

function proveSession(state: ReadState, sealing: Sealing, credentials: Credentials, now: number): Principal | AuthenticationFailure {
  const session = findSession(state, credentials.accessKeyId);
  if (!session) return findAccessKey(state, credentials.accessKeyId) ? 'sessionTokenNeedless' : 'unknownAccessKey';
  if (session.revoked) return 'sessionRevoked';
  if (!isSameSecret(sessionTokenHash(credentials.sessionToken ?? ''), session.tokenHash)) return 'invalidToken';
  if (!sealing.isSecret(credentials.secretAccessKey, session.sealedSecret, session.sealLabel)) return 'signatureMismatch';
  return session.expiresAt <= now ? 'expiredToken' : session.principal;
}
