import { AwsError } from '../kernel/aws-error.ts';
import type { CallSource } from '../kernel/call-source.ts';
import type { DecisionRecord } from '../kernel/decision.ts';
import type { Need } from '../kernel/need.ts';
import { findPrincipal } from '../services/shared/identity/resolve-principal.ts';
import type { Plant } from './calls.ts';
import type { Probe } from './cloud.ts';
import { readState } from './overlay.ts';
import { globalRegion } from './passage.ts';
import { decideNeed, standingOf } from './stages/authorize.ts';

const source: CallSource = { surface: 'probe', ip: '127.0.0.1', userAgent: 'probe' };

/** Decides a question as the pipeline would, without a call: nothing is run, nothing is recorded. */
export async function decideProbe(plant: Plant, now: number, probe: Probe): Promise<DecisionRecord> {
  const doors = await plant.loader.doors();
  return plant.store.read((rows) => {
    const state = readState(rows);
    const { accountId } = plant.facts;
    const principal = findPrincipal(state, accountId, probe.as, now);
    if (!principal) throw new AwsError('NoSuchEntity', `There is no principal ${probe.as} in account ${accountId}.`, 404);
    const asker = {
      principal,
      accountId: principal.type === 'Anonymous' ? accountId : principal.accountId,
      region: probe.region ?? globalRegion,
      source,
      now,
      viaService: false,
    };
    const standing = standingOf(state, plant.policies, asker);
    const decideOn = (need: Need): DecisionRecord => decideNeed(standing, need);
    const call = (): never => {
      throw new Error('A probe makes no calls.');
    };
    const context = { ...asker, state, partition: 'aws', data: plant.data, may: (need: Need) => decideOn(need).allowed, call };
    const service = probe.action.slice(0, probe.action.indexOf(':')).toLowerCase();
    const { context: keys, ...located } = doors.find((door) => door.name === service)?.locate?.(probe.resource, probe.action, context) ?? {};
    return decideOn({ action: probe.action, resource: probe.resource, ...located, context: { ...keys, ...probe.context } });
  });
}
