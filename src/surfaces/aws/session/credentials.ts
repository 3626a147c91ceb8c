import type { Credentials } from '../../../kernel/call.ts';
import { CommandLineError } from '../errors.ts';
import type { ResolvedCredentials } from './resolved-credentials.ts';
import type { Session } from './session.ts';

/** Finds credentials: the environment's, else those of the role that the profile names, of the profile's keys, or of its sign-in. */
export async function findCredentials(session: Session): Promise<ResolvedCredentials | undefined> {
  const fromEnvironment = session.environmentCredentials();
  if (fromEnvironment !== undefined) return { credentials: fromEnvironment, method: 'env' };
  session.requireProfile();
  const profile = session.profile()?.value ?? 'default';
  const config = session.configOf(profile);
  const keys = session.credentialsFile.get(profile);
  if (config?.role_arn !== undefined || keys?.role_arn !== undefined) {
    const { assumeProfileRole } = await import('./assume-role.ts');
    const { credentials, expiration } = await assumeProfileRole(session, profile);
    return { credentials, method: 'assume-role', expiresAt: expiration };
  }
  const shared = session.staticCredentials(keys, 'shared-credentials-file');
  if (shared !== undefined) return { credentials: shared, method: 'shared-credentials-file' };
  if (typeof config?.login_session === 'string' && config.login_session !== '') {
    return (await import('./login-session.ts')).loginCredentials(session, config.login_session);
  }
  const own = session.staticCredentials(config, 'config-file');
  return own && { credentials: own, method: 'config-file' };
}

/**
 * Who signs; `undefined` with `--no-sign-request`.
 * @throws a CommandLineError when no credentials are found
 */
export async function resolveCredentials(session: Session): Promise<Credentials | undefined> {
  if (!session.globals.signRequest) return undefined;
  const found = await findCredentials(session);
  if (found === undefined) throw noCredentials();
  return found.credentials;
}

/** Nobody to sign as. Source: awscli/errorhandler.py of the v2 branch, 2026. */
const noCredentials = (): CommandLineError =>
  new CommandLineError('noCredentials', (program) => `Unable to locate credentials. You can configure credentials by running "${program} login".`);
