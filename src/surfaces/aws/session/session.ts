import type { Credentials } from '../../../kernel/call.ts';
import { CommandLineError } from '../errors.ts';
import type { AwsEnvironment, Io } from '../io.ts';
import type { TimestampFormat } from '../output/timestamps.ts';
import type { Globals } from '../parsing/globals.ts';
import { configPaths, profileOfSection, readConfig, type Section, type Sections } from './config-files.ts';

/** A value of the configuration and where it was found. */
export interface Setting {
  readonly value: string;
  readonly type: 'manual' | 'env' | 'config-file' | 'shared-credentials-file' | 'assume-role';
  readonly location: string;
}

/** What the flags, the environment and the home's files say together. Files are read when they are first needed. */
export class Session {
  private readonly files: { config?: Sections; credentials?: Sections } = {};

  constructor(
    readonly io: Io,
    readonly environment: AwsEnvironment,
    readonly globals: Globals,
  ) {}

  /** An environment variable that is set to something. */
  variable(name: string): string | undefined {
    const value = this.io.env[name];
    return value === '' ? undefined : value;
  }

  /** The profile by name, and where the name comes from; `default` when none was chosen. */
  profile(): Setting | undefined {
    if (this.globals.profile !== undefined) return { value: this.globals.profile, type: 'manual', location: '--profile' };
    for (const name of ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']) {
      const value = this.variable(name);
      if (value !== undefined) return { value, type: 'env', location: name };
    }
    return undefined;
  }

  get config(): Sections {
    this.files.config ??= readConfig(configPaths(this.environment.configFolder).config);
    return this.files.config;
  }

  get credentialsFile(): Sections {
    this.files.credentials ??= readConfig(configPaths(this.environment.configFolder).credentials);
    return this.files.credentials;
  }

  /** The section of `config` for a profile. */
  configOf(profile: string): Section | undefined {
    let found: Section | undefined;
    for (const [name, section] of this.config) if (profileOfSection(name) === profile) found = { ...found, ...section };
    return found;
  }

  /** Every profile of both files, in order. */
  profiles(): readonly string[] {
    const names = new Set<string>();
    for (const section of this.config.keys()) {
      const name = profileOfSection(section);
      if (name !== undefined) names.add(name);
    }
    for (const name of this.credentialsFile.keys()) names.add(name);
    return [...names];
  }

  /** Refuses a profile that was asked for and is in neither file. */
  requireProfile(): void {
    const profile = this.profile();
    if (profile === undefined || profile.value === 'default') return;
    if (this.configOf(profile.value) === undefined && !this.credentialsFile.has(profile.value)) {
      throw new CommandLineError('general', `The config profile (${profile.value}) could not be found`);
    }
  }

  /** A member of the chosen profile: of `config` first, then of `credentials`. */
  setting(name: string): Setting | undefined {
    const profile = this.profile()?.value ?? 'default';
    const paths = configPaths(this.environment.configFolder);
    const value = this.configOf(profile)?.[name];
    if (typeof value === 'string' && value !== '') return { value, type: 'config-file', location: paths.config };
    const other = this.credentialsFile.get(profile)?.[name];
    return typeof other === 'string' && other !== '' ? { value: other, type: 'shared-credentials-file', location: paths.credentials } : undefined;
  }

  /** A member of the chosen profile, which may be empty. */
  private member(name: string): string | undefined {
    const value = this.configOf(this.profile()?.value ?? 'default')?.[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** The first of some environment variables, else the profile's member. */
  private lookUp(variables: readonly string[], name: string): Setting | undefined {
    for (const variable of variables) {
      const value = this.variable(variable);
      if (value !== undefined) return { value, type: 'env', location: variable };
    }
    return this.setting(name);
  }

  region(): Setting | undefined {
    if (this.globals.region !== undefined) return { value: this.globals.region, type: 'manual', location: '--region' };
    return this.lookUp(['AWS_REGION', 'AWS_DEFAULT_REGION'], 'region');
  }

  /** The output format that was asked for, by a name that may be none, and where; `undefined` where none was. */
  chosenOutput(): Setting | undefined {
    if (this.globals.output !== undefined) return { value: this.globals.output, type: 'manual', location: '--output' };
    return this.lookUp(['AWS_DEFAULT_OUTPUT'], 'output');
  }

  /** `json` unless something else is asked for. */
  output(): string {
    return this.chosenOutput()?.value ?? 'json';
  }

  binaryFormat(): string {
    return this.globals.binaryFormat ?? this.setting('cli_binary_format')?.value ?? 'base64';
  }

  /** How timestamps are shown. @throws a CommandLineError for a format that does not exist */
  timestampFormat(): TimestampFormat {
    const value = this.setting('cli_timestamp_format')?.value ?? 'iso8601';
    if (value === 'iso8601' || value === 'wire') return value;
    throw new CommandLineError('configuration', `Unknown cli_timestamp_format value: ${value}, valid values are "wire" or "iso8601"`);
  }

  errorFormat(): string {
    return this.globals.errorFormat ?? this.lookUp(['AWS_CLI_ERROR_FORMAT'], 'cli_error_format')?.value ?? 'enhanced';
  }

  /** The pager that was chosen, which may be empty for none; `undefined` where none was. */
  chosenPager(): string | undefined {
    if (!this.globals.pager) return '';
    return this.io.env.AWS_PAGER ?? this.member('cli_pager') ?? this.io.env.PAGER;
  }

  /** Keys from the environment; a profile named on the command line goes before them. */
  environmentCredentials(): Credentials | undefined {
    if (this.globals.profile !== undefined) return undefined;
    const accessKeyId = this.variable('AWS_ACCESS_KEY_ID');
    const secretAccessKey = this.variable('AWS_SECRET_ACCESS_KEY');
    const sessionToken = this.variable('AWS_SESSION_TOKEN') ?? this.variable('AWS_SECURITY_TOKEN');
    if (accessKeyId === undefined) return undefined;
    if (secretAccessKey === undefined) throw new CommandLineError('general', 'Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY');
    return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  }

  /** Keys that stand in a section of one of the files. */
  staticCredentials(section: Section | undefined, method: string): Credentials | undefined {
    const text = (name: string): string | undefined => {
      const value = section?.[name];
      return typeof value === 'string' && value !== '' ? value : undefined;
    };
    const accessKeyId = text('aws_access_key_id');
    const secretAccessKey = text('aws_secret_access_key');
    const sessionToken = text('aws_session_token');
    if (accessKeyId === undefined) return undefined;
    if (secretAccessKey === undefined) throw new CommandLineError('general', `Partial credentials found in ${method}, missing: aws_secret_access_key`);
    return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  }

  /** Keys that a profile holds, in `credentials` or in `config`. */
  profileCredentials(profile: string): Credentials | undefined {
    return (
      this.staticCredentials(this.credentialsFile.get(profile), 'shared-credentials-file') ?? this.staticCredentials(this.configOf(profile), 'config-file')
    );
  }
}
