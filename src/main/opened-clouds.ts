import { join } from 'node:path';
import type { Cloud } from '../engine/cloud.ts';
import type { Credentials } from '../kernel/call.ts';
import { type Home, HomeError } from '../ports/home.ts';
import { fillCloud, type Machinery, makeCloud, openHomeCloud } from './clouds.ts';
import { firstCloud } from './profiles.ts';

/** The clouds in use by one command line. */
export interface OpenedClouds {
  /** Opens a cloud, at most once; the sandbox is made where there is none yet. */
  open(name: string): Promise<Cloud>;
  /** Ends the use of a cloud. */
  close(name: string): Promise<void>;
  closeAll(): Promise<void>;
  /** The admin's access key of the cloud that is gone afterwards, once that is open. */
  ephemeralAdmin(): Credentials | undefined;
}

/** What clouds are opened with. */
export interface CloudsOf {
  readonly home: Home;
  readonly machinery: Machinery;
  readonly env: NodeJS.ProcessEnv;
  /** True where every cloud is one in memory, whatever its name. */
  readonly ephemeral: boolean;
  readonly notice: (sentence: string) => void;
}

/** Keeps the clouds that a command line has opened. */
export function openedClouds({ home, machinery, env, ephemeral, notice }: CloudsOf): OpenedClouds {
  const opened = new Map<string, Promise<Cloud>>();
  let admin: Credentials | undefined;
  const openEphemeral = async (): Promise<Cloud> => {
    const [{ memoryStore }, { memoryBlobs }] = await Promise.all([import('../adapters/memory-store.ts'), import('../adapters/memory-blobs.ts')]);
    const filled = await fillCloud(machinery, { store: memoryStore(), blobs: memoryBlobs() }, env);
    admin = filled.admin;
    return filled.cloud;
  };
  const makeFirst = async (name: string): Promise<void> => {
    if (home.exists(name)) return;
    if (name !== firstCloud) {
      throw new HomeError('missing', `There is no cloud named "${name}"`, join(home.folder, 'clouds'), 'nimbi sandbox list shows the clouds there are.');
    }
    await makeCloud(home, machinery, name, env, { notice });
  };
  const openKept = async (name: string): Promise<Cloud> => {
    await makeFirst(name);
    return openHomeCloud(home, machinery, name);
  };
  const close = async (name: string): Promise<void> => {
    const cloud = opened.get(name);
    opened.delete(name);
    // One that could not be opened has said so where it was asked for.
    await (await cloud?.catch(() => undefined))?.close();
  };
  return {
    open: (name) => {
      const known = opened.get(name);
      if (known !== undefined) return known;
      const cloud = ephemeral ? openEphemeral() : openKept(name);
      opened.set(name, cloud);
      // What could not be opened now may be there later: a server outlives a full disk.
      cloud.catch(() => opened.get(name) === cloud && opened.delete(name));
      return cloud;
    },
    close,
    closeAll: async () => {
      for (const name of [...opened.keys()]) await close(name);
    },
    ephemeralAdmin: () => admin,
  };
}
