import { defaultRegion } from '../../kernel/default-region.ts';
import { programMessages as messages } from '../../messages/tutor/programs.ts';
import { CommandLineError, ServiceError } from '../aws/errors.ts';
import type { AwsEnvironment, Io } from '../aws/io.ts';
import { parseGlobals } from '../aws/parsing/globals.ts';
import { findCredentials } from '../aws/session/credentials.ts';
import { Session } from '../aws/session/session.ts';
import { VerbError } from '../tutor/verb.ts';
import type { ProfileFacts } from './deps.ts';

/**
 * The credentials and the Region of a profile of the home, as the `aws` command line finds them. What the environment has of access keys is
 * left out: it may be of a real account.
 * @param named the profile that the command line names; else the environment does, else it is `otherwise`
 * @throws VerbError for a profile that isn't there or has no credentials
 */
export async function profileFacts(io: Io, environment: AwsEnvironment, named: string | undefined, otherwise: string): Promise<ProfileFacts> {
  const chosen = io.env.AWS_PROFILE || io.env.AWS_DEFAULT_PROFILE;
  const profile = named ?? (chosen || otherwise);
  const { AWS_REGION, AWS_DEFAULT_REGION } = io.env;
  const { globals } = parseGlobals(['--profile', profile]);
  const session = new Session({ ...io, env: { AWS_REGION, AWS_DEFAULT_REGION } }, environment, globals);
  if (!session.profiles().includes(profile)) {
    throw new VerbError(messages.unknownProfile(profile, session.profiles(), named === undefined && Boolean(chosen)));
  }
  const found = await credentialsOf(session);
  if (found === undefined) throw new VerbError(messages.noKeys(profile));
  return { credentials: found.credentials, region: session.region()?.value ?? defaultRegion };
}

async function credentialsOf(session: Session): ReturnType<typeof findCredentials> {
  try {
    return await findCredentials(session);
  } catch (error) {
    if (error instanceof CommandLineError || error instanceof ServiceError) throw new VerbError(messages.failed(error.message));
    throw error;
  }
}
