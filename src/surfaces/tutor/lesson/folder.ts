import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials } from '../../../kernel/call.ts';
import { defaultRegion } from '../../../kernel/default-region.ts';
import { configPaths, profileSection, readConfig, writeConfig } from '../../aws/session/config-files.ts';

/** The folder of an attempt: the learner's files, where `file://` looks, and apart from them the profiles. */
export class AttemptFolder {
  constructor(readonly path: string) {}

  /** The folder of the `aws` command's config and credentials. */
  get configFolder(): string {
    return join(this.path, '.aws');
  }

  /** Whether it and its profiles are there. */
  isMade(): boolean {
    return existsSync(configPaths(this.configFolder).credentials);
  }

  /** Empties it and writes its profiles. */
  make(admin: Credentials, profiles: Readonly<Record<string, Credentials>>): void {
    rmSync(this.path, { recursive: true, force: true });
    mkdirSync(this.configFolder, { recursive: true });
    for (const [name, credentials] of Object.entries({ default: admin, ...profiles })) this.#keepProfile(name, credentials);
  }

  #keepProfile(name: string, { accessKeyId, secretAccessKey }: Credentials): void {
    const { config, credentials } = configPaths(this.configFolder);
    writeConfig(credentials, name, [
      { key: 'aws_access_key_id', value: accessKeyId },
      { key: 'aws_secret_access_key', value: secretAccessKey },
    ]);
    writeConfig(config, name === 'default' ? name : `profile ${name}`, [{ key: 'region', value: defaultRegion }]);
  }

  /** The Region of a profile. */
  region(profile = 'default'): string {
    const region = readConfig(configPaths(this.configFolder).config).get(profileSection(profile))?.region;
    return typeof region === 'string' ? region : defaultRegion;
  }

  /** The access key of a profile; `undefined` for one that is not there or has none. */
  credentials(profile: string): Credentials | undefined {
    const section = readConfig(configPaths(this.configFolder).credentials).get(profile);
    const { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey, aws_session_token: sessionToken } = section ?? {};
    if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string') return undefined;
    return { accessKeyId, secretAccessKey, ...(typeof sessionToken === 'string' && sessionToken !== '' && { sessionToken }) };
  }

  /** The access key of a profile that is there. */
  credentialsOf(profile: string): Credentials {
    const credentials = this.credentials(profile);
    if (credentials === undefined) throw new Error(`The attempt has no profile ${profile}.`);
    return credentials;
  }

  /** The profiles that have an access key. */
  profiles(): readonly string[] {
    return [...readConfig(configPaths(this.configFolder).credentials).keys()];
  }

  /** The learner's files, by name. */
  files(): readonly string[] {
    if (!existsSync(this.path)) return [];
    const entries = readdirSync(this.path, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
  }

  /** Whether a word is a file's plain name: never a path. */
  isName(name: string): boolean {
    return /^[\w][\w.-]*$/.test(name);
  }

  pathOf(name: string): string {
    return join(this.path, name);
  }

  read(name: string): string | undefined {
    return this.isName(name) && existsSync(this.pathOf(name)) ? readFileSync(this.pathOf(name), 'utf8') : undefined;
  }

  /** Writes a file at once, never half. */
  write(name: string, content: string): void {
    mkdirSync(this.path, { recursive: true });
    const temporary = this.pathOf(`.${name}.tmp`);
    writeFileSync(temporary, content);
    renameSync(temporary, this.pathOf(name));
  }
}
