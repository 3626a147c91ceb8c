import type { Cloud } from '../engine/cloud.ts';
import type { Home } from '../ports/home.ts';
import { buckets } from '../services/s3/state.ts';
import { findAccessKey, findSession } from '../services/shared/identity/find-access-key.ts';
import { onlyCloud, type ServedClouds } from '../surfaces/http/served-clouds.ts';
import type { Program } from './program.ts';

/** So long a look at the home's folder is good, in milliseconds: requests come faster than clouds are made and reset. */
const lookIsGood = 100;

/** A cloud of the home, by its name and by when it was made: one that is reset is another under the same name. */
interface Named {
  readonly name: string;
  readonly madeAt: number;
}

/** The clouds of the home behind one port. Those that are made, reset or deleted in the meantime are noticed. */
export async function servedClouds({ home, machinery, cloudName, ephemeral, openCloud, closeCloud }: Program): Promise<ServedClouds> {
  // The chosen one is there from the start, made where it has to be.
  const first = await openCloud();
  if (ephemeral) return onlyCloud(first);
  const clouds = new HomeClouds(home, cloudName, { now: () => machinery.clock.now(), open: openCloud, close: closeCloud });
  return {
    byAccessKey: (id) => clouds.find((cloud) => cloud.state((state) => findAccessKey(state, id) !== undefined || findSession(state, id) !== undefined)),
    byBucket: (bucket) => clouds.find((cloud) => cloud.state((state) => state.get(buckets, [bucket]) !== undefined)),
    chosen: () => clouds.first(),
  };
}

interface Doors {
  now(): number;
  open(name: string): Promise<Cloud>;
  close(name: string): Promise<void>;
}

class HomeClouds {
  private looked = Number.NEGATIVE_INFINITY;
  private names: readonly Named[] = [];

  constructor(
    private readonly home: Home,
    private readonly chosen: string,
    private readonly doors: Doors,
  ) {}

  /** The first cloud that something is true of: the chosen one comes first, then the newest. */
  async find(isIt: (cloud: Cloud) => boolean): Promise<Cloud | undefined> {
    const names = await this.inOrder();
    const [only] = names;
    // Where there is no other, nothing has to be told apart: what it does not know, nobody does.
    if (only !== undefined && names.length === 1) return this.doors.open(only.name);
    for (const { name } of names) {
      const cloud = await this.doors.open(name).catch(() => undefined);
      if (cloud !== undefined && isIt(cloud)) return cloud;
    }
    return undefined;
  }

  /** The chosen cloud, as it is now. */
  async first(): Promise<Cloud> {
    await this.inOrder();
    return this.doors.open(this.chosen);
  }

  private async inOrder(): Promise<readonly Named[]> {
    const now = this.doors.now();
    if (now - this.looked < lookIsGood) return this.names;
    this.looked = now;
    const known = this.home.clouds().flatMap((entry) => ('madeAt' in entry ? [{ name: entry.name, madeAt: entry.madeAt }] : []));
    const gone = this.names.filter((before) => !known.some(({ name, madeAt }) => name === before.name && madeAt === before.madeAt));
    this.names = known.sort((a, b) => Number(b.name === this.chosen) - Number(a.name === this.chosen) || b.madeAt - a.madeAt);
    for (const { name } of gone) await this.doors.close(name);
    return this.names;
  }
}
