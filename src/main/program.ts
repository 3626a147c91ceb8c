import { existsSync } from 'node:fs';
import { fileDataSource } from '../adapters/file-data-source.ts';
import { openHome } from '../adapters/home.ts';
import { homeFolder } from '../adapters/home-folder.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { systemEntropy } from '../adapters/system-entropy.ts';
import type { Cloud } from '../engine/cloud.ts';
import type { DataSource } from '../kernel/data-source.ts';
import { defaultRegion } from '../kernel/default-region.ts';
import type { Models } from '../models/models.ts';
import { loadModels } from '../models/models.ts';
import type { Home, HomeError } from '../ports/home.ts';
import { registry } from '../services/registry.generated.ts';
import type { Io } from '../surfaces/aws/io.ts';
import { EnvironmentError, type Machinery, makeCloud, type NewCloud } from './clouds.ts';
import { type OpenedClouds, openedClouds } from './opened-clouds.ts';
import type { OwnFlags } from './own-flags.ts';
import { attemptProfiles, homeProfiles, keepProfile, profileOf, profilesVariable } from './profiles.ts';

/** The program put together: what every surface is given, made when it is asked for. */
export interface Program {
  readonly io: Io;
  readonly data: DataSource;
  /** The folder that the data comes from. */
  readonly dataRoot: string;
  readonly models: Models;
  readonly home: Home;
  /** What is wrong with the home, where the command line is one that runs all the same. */
  readonly homeProblem?: HomeError;
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

/** Verbs that are there to help, also where the home is of no use. */
const helpful: ReadonlySet<string | undefined> = new Set(['doctor', 'help', '--help', '-h']);

/**
 * Puts the program together for one command line. Nothing is opened yet.
 * @throws an EnvironmentError for a setting that can't be used, a HomeError for such a home
 */
export function startProgram(io: Io, flags: OwnFlags, dataRoot: string): Program {
  const { env } = io;
  const data = fileDataSource(dataRoot);
  const models = loadModels(data);
  let homeProblem: HomeError | undefined;
  const onProblem = (problem: HomeError): void => {
    homeProblem = problem;
  };
  const home = openHome(homeFolder(), systemClock, helpful.has(flags.rest[0]) ? { onProblem } : {});
  const machinery: Machinery = {
    clock: systemClock,
    entropy: systemEntropy,
    data,
    models,
    registry,
    instantStateChanges: instantStateChanges(env),
  };
  const cloudName = flags.cloud ?? (env.NIMBI_CLOUD || home.chosen());
  const { ephemeral } = flags;
  const ownProfiles = env[profilesVariable] || (ephemeral ? undefined : attemptProfiles(home, cloudName));
  const notice = (sentence: string): void => void io.stderr.write(`nimbi: ${sentence}\n`);
  const clouds = openedClouds({ home, machinery, env, ephemeral, notice });
  // Read from the cloud itself: whoever made it, and whoever writes it down, it is the right key.
  const keepAdmin = async (name: string): Promise<void> => {
    const admin = (await clouds.open(name)).adminKey();
    if (admin) await keepProfile(home, profileOf(name), admin);
  };
  return {
    io,
    data,
    dataRoot,
    models,
    home,
    ...(homeProblem !== undefined && { homeProblem }),
    machinery,
    cloudName,
    ephemeral,
    configFolder: ownProfiles || homeProfiles(home),
    createCloud: async (name, wanted) => {
      await makeCloud(home, machinery, name, env, { ...(wanted && { wanted }), notice });
      await keepAdmin(name);
    },
    openCloud: (name = cloudName) => clouds.open(name),
    ready: async () => {
      if (ephemeral) await clouds.open(cloudName);
      else if (ownProfiles) return;
      else if (!existsSync(home.awsCredentialsFile) || !home.exists(cloudName)) await keepAdmin(cloudName);
    },
    ephemeralEnv: () => ephemeralEnv(env, clouds),
    keepAdmin,
    closeCloud: clouds.close,
    close: clouds.closeAll,
  };
}

function ephemeralEnv(env: Io['env'], clouds: OpenedClouds): Readonly<Record<string, string>> {
  const admin = clouds.ephemeralAdmin();
  return {
    ...(!env.AWS_REGION && !env.AWS_DEFAULT_REGION && { AWS_REGION: defaultRegion }),
    AWS_ACCESS_KEY_ID: admin?.accessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: admin?.secretAccessKey ?? '',
    AWS_SESSION_TOKEN: '',
  };
}

function instantStateChanges({ NIMBI_STATE_CHANGES: setting }: Io['env']): boolean {
  if (setting && setting !== 'instant') throw new EnvironmentError(`NIMBI_STATE_CHANGES can only be "instant" (or not set), not "${setting}".`);
  return setting === 'instant';
}
