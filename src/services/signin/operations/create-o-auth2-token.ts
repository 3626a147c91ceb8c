import type { OperationContext } from '../../../kernel/context.ts';
import { operation } from '../../../kernel/operation.ts';
import type { Principal } from '../../../kernel/principal.ts';
import { sha256 } from '../../../kernel/sha256.ts';
import { giveOutCredentials } from '../../shared/identity/session-credentials.ts';
import { findLoginProfile, refreshTokens, type SignedIn } from '../../shared/identity/sign-in.ts';
import { errors } from '../errors.ts';

/** The SDK's own types stand in a package that nothing else here needs. */
interface Input {
  readonly tokenInput?: { readonly clientId?: string; readonly grantType?: string; readonly code?: string; readonly refreshToken?: string };
}

interface Output {
  readonly tokenOutput: {
    readonly accessToken: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string };
    readonly tokenType: string;
    readonly expiresIn: number;
    readonly refreshToken: string;
    readonly idToken?: string;
  };
}

/** Seconds: "Access tokens expire in 15 minutes", and are renewed "for up to 12 hours". AWS CLI, login and logout, read 2026-11. */
const accessLifetime = 900;
const refreshLifetime = 43_200;

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

/** Who signed in, as a token that names them; its signature is our own, and nobody checks it. */
const idToken = (principal: Principal & { readonly arn: string }, now: number, signature: string): string =>
  [JSON.stringify({ alg: 'ES384', typ: 'JWT' }), JSON.stringify({ sub: principal.arn, iat: Math.floor(now / 1000) }), signature].map(base64url).join('.');

/** The person who calls. Throws AccessDeniedException for who has not signed in. */
function signedIn(principal: Principal): SignedIn {
  if ((principal.type !== 'User' && principal.type !== 'Root') || !principal.session?.signedIn) throw errors.invalidRequest();
  return { ...principal, session: principal.session };
}

/** When a sign-in ends that is renewed: as it was to end at first. The refresh token is used up. */
function endOfSignIn({ state, now }: OperationContext, refreshToken: string | undefined): number {
  if (refreshToken === undefined) return now + refreshLifetime * 1000;
  const row = state.get(refreshTokens, [refreshToken]);
  state.remove(refreshTokens, [refreshToken]);
  return row?.expiresAt ?? now;
}

/**
 * A sign-in's or a refresh token's credentials. The engine has made sure who the caller is, and how they signed in;
 * the input's refresh token is its hash.
 */
export default operation<Input, Output>({
  name: 'CreateOAuth2Token',
  mutating: true,
  irrevocable: true,
  needs({ tokenInput }, { partition, region, accountId, principal }) {
    signedIn(principal);
    // "If you are signing in as root, no additional permissions are required." AWS CLI user guide, read 2026-11.
    if (principal.type === 'Root') return [];
    const resource = `arn:${partition}:signin:${region}:${accountId}:oauth2/public-client/localhost`;
    const token = { action: 'signin:CreateOAuth2Token', resource };
    return tokenInput?.grantType === 'refresh_token' ? [token] : [{ action: 'signin:AuthorizeOAuth2Access', resource }, token];
  },
  execute({ tokenInput }, context) {
    const { state, ids, now, seal, principal } = context;
    const person = signedIn(principal);
    const expiresAt = endOfSignIn(context, tokenInput?.refreshToken);
    const session = { ...person.session, expiresAt: Math.min(now + accessLifetime * 1000, expiresAt) };
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = giveOutCredentials(context, { ...person, session });
    const refreshToken = seal(ids.hex(32), 'refresh-token');
    const profile = findLoginProfile(state, principal);
    state.put(refreshTokens, [sha256(refreshToken)], {
      principal: { ...person, session },
      expiresAt,
      ...(profile && { sealedPassword: profile.sealedPassword }),
    });
    return {
      tokenOutput: {
        accessToken: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
        tokenType: 'aws_sigv4',
        expiresIn: Math.max(1, Math.floor((session.expiresAt - now) / 1000)),
        refreshToken,
        ...(tokenInput?.grantType !== 'refresh_token' && { idToken: idToken(person, now, ids.hex(32)) }),
      },
    };
  },
  secretOutputs: ['tokenOutput.accessToken.secretAccessKey', 'tokenOutput.accessToken.sessionToken', 'tokenOutput.refreshToken', 'tokenOutput.idToken'],
});
