import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Credentials } from '../kernel/call.ts';
import { defaultRegion } from '../kernel/default-region.ts';
import type { Home } from '../ports/home.ts';

/** The cloud that first use makes. */
export const firstCloud = 'sandbox';

/** The profile of a cloud's admin: `default` for the sandbox, else the cloud's name. */
export const profileOf = (cloud: string): string => (cloud === firstCloud ? 'default' : cloud);

/** What names another folder of profiles than the home's, to the commands of an attempt's shell: an attempt has profiles of its own. */
export const profilesVariable = 'NIMBI_PROFILES';

/** The folder of the home's own profiles. */
export const homeProfiles = (home: Pick<Home, 'awsConfigFile'>): string => dirname(home.awsConfigFile);

/** The folder of an attempt's files. */
export const attemptFolder = (home: Pick<Home, 'folder'>, cloud: string): string => join(home.folder, 'attempts', cloud);

/** The folder of an attempt's own profiles, where the cloud is one's and has them. The clouds of attempts are told by their names. */
export function attemptProfiles(home: Pick<Home, 'folder'>, cloud: string): string | undefined {
  if (!/^(attempt|lab)-/.test(cloud)) return undefined;
  const folder = join(attemptFolder(home, cloud), '.aws');
  return existsSync(folder) ? folder : undefined;
}

/** A command line, as far as profiles go. */
interface ProfilesInUse {
  readonly home: Home;
  readonly configFolder: string;
  readonly cloudName: string;
}

/** The profile that commands are made with until another one is chosen. Where the profiles are an attempt's own, its admin is the default one. */
export const usualProfile = ({ home, configFolder, cloudName }: ProfilesInUse): string =>
  configFolder === homeProfiles(home) ? profileOf(cloudName) : 'default';

/** Writes an access key down as a profile of the home's own files, as `nimbi configure` would. */
export async function keepProfile(home: Home, profile: string, { accessKeyId, secretAccessKey }: Credentials): Promise<void> {
  const { profileSection, writeConfig } = await import('../surfaces/aws/session/config-files.ts');
  writeConfig(home.awsCredentialsFile, profile, [
    { key: 'aws_access_key_id', value: accessKeyId },
    { key: 'aws_secret_access_key', value: secretAccessKey },
  ]);
  writeConfig(home.awsConfigFile, profileSection(profile), [{ key: 'region', value: defaultRegion }]);
}

/**
 * Takes a profile out of the home's own files where it still is what {@link keepProfile} made of that access key. What somebody changed
 * or added is theirs and stays.
 * @returns whether the access key was there and is no more
 */
export async function forgetProfile(home: Home, profile: string, { accessKeyId, secretAccessKey }: Credentials): Promise<boolean> {
  const { profileSection, removeSection } = await import('../surfaces/aws/session/config-files.ts');
  const kept = { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey };
  if (!removeSection(home.awsCredentialsFile, profile, kept)) return false;
  removeSection(home.awsConfigFile, profileSection(profile), { region: defaultRegion });
  return true;
}
