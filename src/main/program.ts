import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileDataSource } from '../adapters/file-data-source.ts';
import { openHome } from '../adapters/home.ts';
import { homeFolder } from '../adapters/home-folder.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { systemEntropy } from '../adapters/system-entropy.ts';
import type { Cloud } from '../engine/cloud.ts';
import type { Credentials } from '../kernel/call.ts';
import type { DataSource } from '../kernel/data-source.ts';
import type { Models } from '../models/models.ts';
import { loadModels } from '../models/models.ts';
import { type Home, HomeError } from '../ports/home.ts';
import { registry } from '../services/registry.generated.ts';
import type { Io } from '../surfaces/aws/io.ts';
import { EnvironmentError, fillCloud, type Machinery, makeCloud, type NewCloud, openHomeCloud } from './clouds.ts';
import type { OwnFlags } from './own-flags.ts';
import { keepProfile } from './profiles.ts';

/** The cloud that first use makes. */
const firstCloud = 'sandbox';

/** The program put together: what every surface is given, made when it is asked for. */
export interface Program {
  readonly io: Io;
  readonly data: DataSource;
  readonly models: Models;
  readonly home: Home;
  readonly machinery: Machinery;
  /** The cloud that this command line is about, by `--cloud`, `NIMBI_CLOUD` or the last `nimbi sandbox use`. */
  readonly cloudName: string;
  /** True with `--ephemeral`. */
  readonly ephemeral: boolean;
  /** The folder of the `aws` command's config and credentials. */
  readonly configFolder: string;
  /** Opens a cloud of the home, by default this command line's; the sandbox is made where there is none yet. Once opened it stays open. */
  openCloud(name?: string): Promise<Cloud>;
  /** On first use makes the sandbox and its admin's profile, so that the profile is there before anybody looks for it. */
  ready(): Promise<void>;
  /** With `--ephemeral`: the admin's access key, and a Region where none is set, as environment variables. */
  ephemeralEnv(): Readonly<Record<string, string>>;
  /** Makes a cloud of the home, with its admin as a profile. */
  createCloud(name: string, wanted?: NewCloud): Promise<void>;
  /** Writes the access key of a cloud's admin down as the profile of that cloud; nothing where it has no admin. */
  keepAdmin(name: string): Promise<void>;
  /** Ends the use of a cloud, so that it can be removed or replaced. */
  closeCloud(name: string): Promise<void>;
  /** Ends the use of what was opened. */
  close(): Promise<void>;
}

/** Puts the program together for one command line. Nothing is opened yet. @throws an EnvironmentError for a setting that can't be used */
export function startProgram(io: Io, flags: OwnFlags, dataRoot: string): Program {
  const { env } = io;
  const data = fileDataSource(dataRoot);
  const models = loadModels(data);
  const home = openHome(homeFolder(), systemClock);
  const machinery: Machinery = {
    clock: systemClock,
    entropy: systemEntropy,
    data,
    models,
    registry,
    instantStateChanges: instantStateChanges(env),
  };
  const cloudName = flags.cloud ?? (env['NIMBI_CLOUD'] || home.chosen());
  const opened = new Map<string, Promise<Cloud>>();
  const say = (sentence: string): void => void io.stderr.write(`nimbi: ${sentence}\n`);

  const createCloud = async (name: string, wanted?: NewCloud): Promise<void> => {
    await makeCloud(home, machinery, name, env, { ...(wanted && { wanted }), notice: say });
    await keepAdmin(name);
  };
  // Read from the cloud itself: whoever made it, and whoever writes it down, it is the right key.
  const keepAdmin = async (name: string): Promise<void> => {
    const admin = (await openOnce(name)).adminKey();
    if (admin) await keepProfile(home, profileOf(name), admin);
  };
  const closeCloud = async (name: string): Promise<void> => {
    const cloud = opened.get(name);
    opened.delete(name);
    // One that could not be opened has said so where it was asked for.
    await (await cloud?.catch(() => undefined))?.close();
  };
  let ephemeralAdmin: Credentials | undefined;
  const openEphemeral = async (): Promise<Cloud> => {
    const [{ memoryStore }, { memoryBlobs }] = await Promise.all([import('../adapters/memory-store.ts'), import('../adapters/memory-blobs.ts')]);
    const { cloud, admin } = await fillCloud(machinery, { store: memoryStore(), blobs: memoryBlobs() }, env);
    ephemeralAdmin = admin;
    return cloud;
  };
  const makeFirst = async (name: string): Promise<void> => {
    if (home.exists(name)) return;
    if (name !== firstCloud) {
      throw new HomeError('missing', `There is no cloud named "${name}"`, join(home.folder, 'clouds'), 'nimbi sandbox list shows the clouds there are.');
    }
    await makeCloud(home, machinery, name, env, { notice: say });
  };
  const open = async (name: string): Promise<Cloud> => {
    if (flags.ephemeral) return openEphemeral();
    await makeFirst(name);
    return openHomeCloud(home, machinery, name);
  };
  const openOnce = (name = cloudName): Promise<Cloud> => {
    const cloud = opened.get(name) ?? open(name);
    opened.set(name, cloud);
    return cloud;
  };
  return {
    io,
    data,
    models,
    home,
    machinery,
    cloudName,
    ephemeral: flags.ephemeral,
    configFolder: join(home.awsConfigFile, '..'),
    createCloud,
    openCloud: openOnce,
    ready: async () => {
      if (flags.ephemeral) await openOnce();
      else if (!existsSync(home.awsCredentialsFile) || !home.exists(cloudName)) await keepAdmin(cloudName);
    },
    ephemeralEnv: () => ({
      ...(!env['AWS_REGION'] && !env['AWS_DEFAULT_REGION'] && { AWS_REGION: 'us-east-1' }),
      AWS_ACCESS_KEY_ID: ephemeralAdmin?.accessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: ephemeralAdmin?.secretAccessKey ?? '',
      AWS_SESSION_TOKEN: '',
    }),
    keepAdmin,
    closeCloud,
    close: async () => {
      for (const name of [...opened.keys()]) await closeCloud(name);
    },
  };
}

function instantStateChanges({ NIMBI_STATE_CHANGES: setting }: Io['env']): boolean {
  if (setting && setting !== 'instant') throw new EnvironmentError(`NIMBI_STATE_CHANGES can only be "instant" (or not set), not "${setting}".`);
  return setting === 'instant';
}

/** The profile of a cloud's admin: `default` for the sandbox, else the cloud's name. */
export const profileOf = (cloud: string): string => (cloud === firstCloud ? 'default' : cloud);
