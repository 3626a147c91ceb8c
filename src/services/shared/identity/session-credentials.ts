import type { Credentials } from '@aws-sdk/client-sts';
import type { OperationContext } from '../../../kernel/context.ts';
import type { Principal, SessionFacts } from '../../../kernel/principal.ts';
import { wholeSeconds } from '../../../models/timestamps.ts';
import { accessKeyId, secretAccessKey } from './access-key-ids.ts';
import { sessionSealLabel, sessions, sessionTokenHash } from './sessions.ts';

/** Who gets temporary credentials: a principal with the facts of its session. */
export type SessionPrincipal = Principal & { readonly session: SessionFacts };

/** Members of answers with temporary credentials that the journal must not keep. */
export const secretCredentials = ['Credentials.SecretAccessKey', 'Credentials.SessionToken'] as const;

/** What every session token of AWS begins with: the base64 of a version and `origin_ec`. */
const tokenPrefix = 'IQoJb3JpZ2luX2Vj';

/**
 * Gives out temporary credentials. The token is sealed by the cloud and its hash is kept, so that none can be forged
 * and none is found in the state.
 */
export function giveOutCredentials({ state, ids, seal }: OperationContext, principal: SessionPrincipal): Credentials {
  const { expiresAt } = principal.session;
  const id = accessKeyId(ids, 'ASIA', principal.accountId);
  const secret = secretAccessKey(ids);
  const token = `${tokenPrefix}${seal(`${id}/${ids.hex(32)}/${principal.arn}`, `session-token/${id}`)}`;
  state.put(sessions, [id], { principal, sealedSecret: seal(secret, sessionSealLabel(id)), tokenHash: sessionTokenHash(token), expiresAt });
  return { AccessKeyId: id, SecretAccessKey: secret, SessionToken: token, Expiration: new Date(wholeSeconds(expiresAt)) };
}
