import type { Credentials } from '../../../kernel/call.ts';
import { CommandLineError } from '../errors.ts';
import type { Session } from './session.ts';

/**
 * Who signs: keys of the environment, else of the profile, else of the role that it names. `undefined` with `--no-sign-request`.
 * @throws a CommandLineError when no credentials are found
 */
export async function resolveCredentials(session: Session): Promise<Credentials | undefined> {
  if (!session.globals.signRequest) return undefined;
  const fromEnvironment = session.environmentCredentials();
  if (fromEnvironment !== undefined) return fromEnvironment;
  session.requireProfile();
  const profile = session.profile()?.value ?? 'default';
  if (session.configOf(profile)?.role_arn !== undefined || session.credentialsFile.get(profile)?.role_arn !== undefined) {
    const { assumeProfileRole } = await import('./assume-role.ts');
    return assumeProfileRole(session, profile);
  }
  const found = session.profileCredentials(profile);
  if (found === undefined) throw noCredentials();
  return found;
}

/** Nobody to sign as. (AWS's own text names `aws login` since the end of 2025; it will here, once that command is simulated.) */
const noCredentials = (): CommandLineError =>
  new CommandLineError('noCredentials', 'Unable to locate credentials. You can configure credentials by running "aws configure".');
