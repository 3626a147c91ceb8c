import type { Credentials } from '../kernel/call.ts';
import type { Home } from '../ports/home.ts';

/** Writes an access key down as a profile of the home's own files, as `nimbi configure` would. */
export async function keepProfile(home: Home, profile: string, { accessKeyId, secretAccessKey }: Credentials): Promise<void> {
  const { writeConfig } = await import('../surfaces/aws/session/config-files.ts');
  writeConfig(home.awsCredentialsFile, profile, [
    { key: 'aws_access_key_id', value: accessKeyId },
    { key: 'aws_secret_access_key', value: secretAccessKey },
  ]);
  writeConfig(home.awsConfigFile, profile === 'default' ? profile : `profile ${profile}`, [{ key: 'region', value: 'us-east-1' }]);
}
