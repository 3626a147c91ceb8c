import type { Cloud } from '../engine/cloud.ts';
import { parseClock } from '../engine/cloud-clock.ts';
import { type CloudParts, createCloud, openCloud } from '../engine/open-cloud.ts';
import type { Credentials } from '../kernel/call.ts';
import type { Entropy } from '../ports/entropy.ts';
import type { CloudStorage, Home } from '../ports/home.ts';
import { HomeError } from '../ports/home.ts';

/** What a new cloud is to be; what is absent comes from the environment (`NIMBI_SEED`, `NIMBI_CLOCK`, `NIMBI_ACCOUNT_ID`) or by default. */
export interface NewCloud {
  readonly seed?: string;
  readonly clock?: string;
  readonly accountId?: string;
  /** `everything` in attempts; `bounded`, the default, in sandboxes. */
  readonly journal?: 'everything' | 'bounded';
}

/** A setting of the environment that can't be used. The message names it. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** All of a cloud's parts but its storage, and where a new one's seed comes from. */
export interface Machinery extends Omit<CloudParts, 'store' | 'blobs' | 'close'> {
  readonly entropy: Entropy;
}

/** The seed of a new cloud: `NIMBI_SEED`, or a random one. */
export const newSeed = ({ entropy }: Machinery, env: NodeJS.ProcessEnv): string => env.NIMBI_SEED || Buffer.from(entropy.bytes(16)).toString('hex');

/** Makes a cloud in a storage, with its admin; gives the admin's access key. */
export async function fillCloud(
  machinery: Machinery,
  storage: Pick<CloudStorage, 'store' | 'blobs'>,
  env: NodeJS.ProcessEnv,
  wanted: NewCloud = {},
): Promise<{ cloud: Cloud; admin: Credentials }> {
  const { seed = newSeed(machinery, env), clock = env.NIMBI_CLOCK, accountId = env.NIMBI_ACCOUNT_ID || '123456789012' } = wanted;
  if (!/^\d{12}$/.test(accountId)) throw new EnvironmentError(`NIMBI_ACCOUNT_ID must be the twelve digits of an account's id, not "${accountId}".`);
  const parts = { ...machinery, store: storage.store, blobs: storage.blobs };
  const cloud = await createCloud(parts, { seed, accountId, journal: wanted.journal ?? 'bounded', clock: readClock(clock, machinery.clock.now()) });
  const { createAdmin } = await import('../engine/admin.ts');
  return { cloud, admin: await createAdmin(cloud) };
}

function readClock(text: string | undefined, now: number) {
  try {
    return parseClock(text, now);
  } catch (error) {
    throw new EnvironmentError(`NIMBI_CLOCK: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Makes a cloud of the home, with its admin. Where another process is quicker its cloud is as good. */
export async function makeCloud(
  home: Home,
  machinery: Machinery,
  name: string,
  env: NodeJS.ProcessEnv,
  { wanted, notice }: { readonly wanted?: NewCloud; readonly notice?: (sentence: string) => void },
): Promise<void> {
  const fill = async (storage: CloudStorage): Promise<void> => {
    await fillCloud(machinery, storage, env, wanted);
  };
  try {
    await home.create(name, fill, { ...(notice && { notice }) });
  } catch (error) {
    if (!(error instanceof HomeError && error.problem === 'exists')) throw error;
  }
}

/** Opens a cloud of the home. */
export async function openHomeCloud(home: Home, machinery: Machinery, name: string): Promise<Cloud> {
  const storage = await home.open(name);
  return openCloud({ ...machinery, ...storage });
}
