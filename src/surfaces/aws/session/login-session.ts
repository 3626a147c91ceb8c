import type { Call, CallResult } from '../../../kernel/call.ts';
import { CommandLineError } from '../errors.ts';
import type { AnsweringCloud } from '../io.ts';
import { keepLogin, type LoginToken, loginPath, readLogin } from './login-cache.ts';
import type { ResolvedCredentials } from './resolved-credentials.ts';
import type { Session } from './session.ts';

/** Renewed once no more than this is left, in milliseconds. Source: botocore 1.43.11, LoginCredentialFetcher. */
const refreshThreshold = 5 * 60_000;

/** The name under which sign-ins are told to `--explain`. */
const signInCall = { service: 'signin', operation: 'CreateOAuth2Token' } as const;

const around = (session: Session): Pick<Call, 'region' | 'source'> => ({
  region: session.region()?.value ?? 'us-east-1',
  source: { surface: session.environment.surface, ip: '127.0.0.1', userAgent: `nimbi/${session.environment.version} md/command#login` },
});

/** The cloud that people sign in to, wherever calls go. */
export const signInCloud = ({ environment }: Session): Promise<AnsweringCloud> => environment.openSignIn?.() ?? environment.openCloud();

/** What is said to who wants to sign in at an endpoint. */
export const notOverNetwork = (): CommandLineError =>
  new CommandLineError('general', 'Signing in is not simulated over the network. Leave --endpoint-url out.');

/** Asks AWS Sign-In. @throws a CommandLineError where calls go to an endpoint: there is no sign-in behind one */
export async function askSignIn(session: Session, cloud: AnsweringCloud, attempt: Parameters<NonNullable<AnsweringCloud['signIn']>>[0]): Promise<CallResult> {
  if (cloud.signIn === undefined) throw notOverNetwork();
  const result = await cloud.signIn(attempt, around(session));
  session.environment.onCall?.({ ...signInCall, input: {}, ...around(session) }, result);
  return result;
}

/** What is said to a sign-in or a renewal that is refused; at a terminal, how to see why, too. Words: botocore 1.43.11, exceptions.py. */
export async function signInRefused({ error, event }: CallResult & { readonly ok: false }, { io }: Session): Promise<CommandLineError> {
  const hint = io.stderr.isTTY && event !== undefined ? (await import('../../../messages/aws/en.ts')).why : undefined;
  switch (error.details.error) {
    case 'TOKEN_EXPIRED':
    case 'USER_CREDENTIALS_CHANGED':
      return new CommandLineError(
        'general',
        (program) => `Your session has expired or credentials have changed. Please reauthenticate using '${program} login'.`,
      );
    case 'INSUFFICIENT_PERMISSIONS':
      return new CommandLineError(
        'general',
        "Unable to create or refresh login credentials due to insufficient permissions. You may be missing permission for the 'signin:CreateOAuth2Token' action.",
        hint,
      );
    default:
      return new CommandLineError('general', error.message, hint);
  }
}

async function renew(session: Session, cloud: AnsweringCloud, path: string, token: LoginToken): Promise<LoginToken> {
  const result = await askSignIn(session, cloud, { refreshToken: token.refreshToken });
  if (!result.ok) throw await signInRefused(result, session);
  return keepLogin(path, result.output, token.accessToken.accountId, cloud.now(), token);
}

/** The credentials of a profile's sign-in, renewed when they are about to end. @throws a CommandLineError when the sign-in is gone or over */
export async function loginCredentials(session: Session, loginSession: string): Promise<ResolvedCredentials> {
  const cloud = await signInCloud(session);
  const path = loginPath(session.environment.configFolder, cloud.facts.id, loginSession);
  const kept = readLogin(path);
  if (kept === undefined) {
    throw new CommandLineError(
      'general',
      (program) =>
        `Error loading login session token: Unable to load a existing login session for session ${loginSession}. Please reauthenticate with '${program} login'.`,
    );
  }
  const left = Date.parse(kept.accessToken.expiresAt) - cloud.now();
  const { accessToken } = left > refreshThreshold ? kept : await renew(session, cloud, path, kept);
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = accessToken;
  return { credentials: { accessKeyId, secretAccessKey, sessionToken }, method: 'login', expiresAt: Date.parse(expiresAt) };
}
