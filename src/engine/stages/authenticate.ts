import type { AwsError } from '../../kernel/aws-error.ts';
import type { Call } from '../../kernel/call.ts';
import type { Authentication } from '../../kernel/journal.ts';
import type { AuthenticationFailure, ServiceDefinition } from '../../kernel/operation.ts';
import { anonymous, type Principal } from '../../kernel/principal.ts';
import { isSameSecret } from '../../kernel/sha256.ts';
import type { SignatureFault } from '../../kernel/signature.ts';
import type { ReadState } from '../../kernel/state.ts';
import { findAccessKey, findSession } from '../../services/shared/identity/find-access-key.ts';
import { sessionTokenHash } from '../../services/shared/identity/sessions.ts';
import type { Sealing } from '../sealing.ts';

/** A caller who could not be proved, in the service's words or, where `error` is there, in its own. */
export interface Unproved {
  readonly failure: AuthenticationFailure;
  readonly authentication: Authentication;
  readonly error?: AwsError;
  readonly details?: Readonly<Record<string, string>>;
}

/** Who the caller turned out to be, or why that could not be proved. */
export type Authenticated = { readonly principal: Principal; readonly authentication: Authentication } | Unproved;

/** What a call shows to prove its caller: the secret itself in process, a signature made with it over the wire, or nothing. */
export type Shown = Pick<Call, 'credentials' | 'signature'>;

/** The outcome of a failure to authenticate, which the journal keeps with the call. */
export const unproved = (authentication: Authentication, failure: AuthenticationFailure): Unproved => ({
  failure,
  authentication: { ...authentication, failure },
});

/** The same for a signature that is at fault, with what was found. */
export function faulty(authentication: Authentication, { finding, error, details }: SignatureFault): Unproved {
  const failure = 'signatureMismatch';
  const { signature } = authentication;
  return {
    failure,
    authentication: { ...authentication, failure, ...(signature && { signature: { ...signature, finding } }) },
    ...(error && { error }),
    ...(details && { details }),
  };
}

/** Looks whether who shows something knows a sealed secret: `undefined` where they do. */
type Proof = (sealed: string, label: string) => 'signatureMismatch' | SignatureFault | undefined;

/**
 * Proves who the caller is.
 * @param now the cloud's time: sessions expire by it
 */
export function authenticate(state: ReadState, sealing: Sealing, shown: Shown, door: Pick<ServiceDefinition, 'anonymous'>, now: number): Authenticated {
  const { credentials, signature } = shown;
  const key = credentials ?? signature;
  if (key === undefined) {
    const authentication = { method: 'anonymous' } as const;
    return door.anonymous ? { principal: anonymous, authentication } : unproved(authentication, 'missingToken');
  }
  const { accessKeyId, sessionToken } = key;
  const authentication: Authentication = { method: 'signature', accessKeyId, ...(signature && { signature: signature.record }) };
  if (signature?.fault) return faulty(authentication, signature.fault);
  const proof = proofBy(sealing, shown);
  const proved = sessionToken === undefined ? proveLongTerm(state, proof, accessKeyId) : proveSession(state, proof, accessKeyId, sessionToken, now);
  if (typeof proved === 'string') return unproved(authentication, proved);
  return 'finding' in proved ? faulty(authentication, proved) : { principal: proved, authentication };
}

function proofBy(sealing: Sealing, { credentials, signature }: Shown): Proof {
  if (credentials) return (sealed, label) => (sealing.isSecret(credentials.secretAccessKey, sealed, label) ? undefined : 'signatureMismatch');
  return (sealed, label) => signature?.check(sealing.unsealOften(sealed, label));
}

type Proved = Principal | AuthenticationFailure | SignatureFault;

function proveLongTerm(state: ReadState, proof: Proof, accessKeyId: string): Proved {
  const key = findAccessKey(state, accessKeyId);
  if (!key) return findSession(state, accessKeyId) ? 'sessionTokenMissing' : 'unknownAccessKey';
  if (!key.active) return 'inactiveAccessKey';
  return proof(key.sealedSecret, key.sealLabel) ?? key.principal;
}

function proveSession(state: ReadState, proof: Proof, accessKeyId: string, sessionToken: string, now: number): Proved {
  const session = findSession(state, accessKeyId);
  if (!session) return findAccessKey(state, accessKeyId) ? 'sessionTokenNeedless' : 'unknownAccessKey';
  if (session.revoked) return 'sessionRevoked';
  if (!isSameSecret(sessionTokenHash(sessionToken), session.tokenHash)) return 'invalidToken';
  const fault = proof(session.sealedSecret, session.sealLabel);
  if (fault !== undefined) return fault;
  return session.expiresAt <= now ? 'expiredToken' : session.principal;
}
