import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials } from '../../../kernel/call.ts';
import { configPaths, readConfig, writeConfig } from '../../aws/session/config-files.ts';

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
    writeConfig(config, name === 'default' ? name : `profile ${name}`, [{ key: 'region', value: 'us-east-1' }]);
  }

  /** The Region of the default profile. */
  region(): string {
    const region = readConfig(configPaths(this.configFolder).config).get('default')?.region;
    return typeof region === 'string' ? region : 'us-east-1';
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
