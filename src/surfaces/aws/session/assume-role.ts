import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Credentials } from '../../../kernel/call.ts';
import { canonicalJson } from '../../../kernel/json.ts';
import { prompt } from '../commands/prompt.ts';
import { CommandLineError, ServiceError } from '../errors.ts';
import type { AnsweringCloud } from '../io.ts';
import type { Section } from './config-files.ts';
import { readJsonFile, writeJsonFile } from './private-files.ts';
import type { Session } from './session.ts';

const text = (section: Section, name: string): string | undefined => {
  const value = section[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const invalid = (message: string): CommandLineError => new CommandLineError('general', message);

const sectionOf = (session: Session, profile: string): Section => ({ ...session.credentialsFile.get(profile), ...session.configOf(profile) });

/** The credentials that a role is assumed with: another profile's, which may itself assume a role, or the environment's. */
async function sourceCredentials(session: Session, profile: string, section: Section, visited: readonly string[]): Promise<Credentials> {
  const source = text(section, 'source_profile');
  const credentialSource = text(section, 'credential_source');
  if (source !== undefined && credentialSource !== undefined) {
    throw invalid(`The profile "${profile}" contains both source_profile and credential_source.`);
  }
  if (credentialSource !== undefined) {
    const found = credentialSource === 'Environment' ? session.environmentCredentials() : undefined;
    if (found !== undefined) return found;
    throw invalid(`Error when retrieving credentials from ${credentialSource}: No credentials found in credential_source referenced in profile ${profile}`);
  }
  if (source === undefined) throw invalid(`Partial credentials found in assume-role, missing: source_profile or credential_source`);
  if (session.configOf(source) === undefined && !session.credentialsFile.has(source)) {
    throw invalid(`The source_profile "${source}" referenced in the profile "${profile}" does not exist.`);
  }
  const own = session.profileCredentials(source);
  // A profile may name itself, to use its own keys for its own role.
  if (own !== undefined && (source === profile || text(sectionOf(session, source), 'role_arn') === undefined)) return own;
  if (visited.includes(source)) {
    const names = visited.map((name) => `'${name}'`).join(', ');
    throw invalid(
      `Infinite loop in credential configuration detected. Attempting to load from profile ${source} which has already been visited. Visited profiles: [${names}]`,
    );
  }
  return (await assumeProfileRole(session, source, [...visited, source])).credentials;
}

/** Temporary credentials, and when they end, in milliseconds since 1970. */
export interface Cached {
  readonly credentials: Credentials;
  readonly expiration: number;
}

function readCache(path: string, now: number): Cached | undefined {
  const cached = readJsonFile(path) as Cached | undefined;
  // Refreshed a quarter of an hour before they end, as botocore does.
  return cached !== undefined && cached.expiration - 15 * 60_000 > now ? cached : undefined;
}

async function assume(session: Session, cloud: AnsweringCloud, section: Section, roleArn: string, source: Credentials): Promise<Cached> {
  const now = cloud.now();
  const duration = text(section, 'duration_seconds');
  const serial = text(section, 'mfa_serial');
  const externalId = text(section, 'external_id');
  const input = {
    RoleArn: roleArn,
    RoleSessionName: text(section, 'role_session_name') ?? `botocore-session-${Math.floor(now / 1000)}`,
    ...(externalId !== undefined && { ExternalId: externalId }),
    ...(duration !== undefined && { DurationSeconds: Number(duration) }),
    ...(serial !== undefined && { SerialNumber: serial, TokenCode: await prompt(session.io, `Enter MFA code for ${serial}: `, 'secret') }),
  };
  const call = {
    service: 'sts',
    operation: 'AssumeRole',
    region: session.region()?.value ?? 'us-east-1',
    input,
    credentials: source,
    source: { surface: session.environment.surface, ip: '127.0.0.1', userAgent: `nimbi/${session.environment.version}` },
  };
  const result = await cloud.call(call);
  session.environment.onCall?.(call, result);
  if (!result.ok) throw new ServiceError('AssumeRole', result.error, result.event);
  const credentials = result.output.Credentials as { AccessKeyId: string; SecretAccessKey: string; SessionToken: string; Expiration: Date | string };
  return {
    credentials: { accessKeyId: credentials.AccessKeyId, secretAccessKey: credentials.SecretAccessKey, sessionToken: credentials.SessionToken },
    expiration: new Date(credentials.Expiration).getTime(),
  };
}

/** Temporary credentials of the role that a profile names; kept in the home until shortly before they end. */
export async function assumeProfileRole(session: Session, profile: string, visited: readonly string[] = [profile]): Promise<Cached> {
  const section = sectionOf(session, profile);
  const roleArn = text(section, 'role_arn');
  if (roleArn === undefined) throw invalid(`Partial credentials found in assume-role, missing: role_arn`);
  const source = await sourceCredentials(session, profile, section, visited);
  const cloud = await session.environment.openCloud();
  const folder = join(session.environment.configFolder, 'cli', 'cache');
  const key = createHash('sha1')
    .update(canonicalJson({ cloud: cloud.facts.id, section, source: source.accessKeyId }))
    .digest('hex');
  const path = join(folder, `${key}.json`);
  const cached = readCache(path, cloud.now());
  if (cached !== undefined) return cached;
  const fresh = await assume(session, cloud, section, roleArn, source);
  writeJsonFile(path, fresh);
  return fresh;
}
