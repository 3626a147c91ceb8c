import type { Cloud } from '../../engine/cloud.ts';
import { programMessages as messages } from '../../messages/tutor/programs.ts';
import { tables } from '../../services/ec2/state.ts';
import { regions } from '../../world/regions.ts';
import { viewInstance } from '../http/metadata/instance.ts';
import { VerbError } from '../tutor/verb.ts';

/** An instance that programs can be run on, and the Region it is in. */
export interface RunningInstance {
  readonly region: string;
  readonly instanceId: string;
}

/**
 * Finds the instance of a cloud's account, in whatever Region it is.
 * @throws VerbError for one that isn't there or doesn't run
 */
export async function runningInstance(cloud: Cloud, instanceId: string): Promise<RunningInstance> {
  if (!/^i-[0-9a-f]{8,17}$/.test(instanceId)) throw new VerbError(messages.run.notAnInstance(instanceId));
  const { accountId } = cloud.facts;
  const region = cloud.state((state) => regions.find(({ name }) => state.get(tables.instances, [accountId, name, instanceId]) !== undefined))?.name;
  const view = region === undefined ? undefined : await viewInstance({ cloud, region, instanceId });
  if (region === undefined || view === undefined) throw new VerbError(messages.run.noSuchInstance(instanceId));
  const state = view.instance.State?.Name ?? 'terminated';
  if (state !== 'running') throw new VerbError(messages.run.notRunning(instanceId, state, region));
  return { region, instanceId };
}
