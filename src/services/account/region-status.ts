import type { LocateContext, OperationContext } from '../../kernel/context.ts';
import { type RegionOptIn, type RegionStatus, regionOptIns, regionStatus } from '../shared/regions.ts';
import { errors } from './errors.ts';

/** How long enabling or disabling a Region takes, in milliseconds. */
const CHANGE_TAKES = 5 * 60_000;

/** A Region's status for the caller's account. Refuses a Region that does not exist. */
export function statusOf(region: string, { state, accountId, now }: LocateContext): RegionStatus {
  const status = regionStatus(state, accountId, region, now);
  if (status === undefined) throw errors.unknownRegion({ region });
  return status;
}

/** Sets out to enable or disable a Region. Only a Region that is the contrary, and not about to change, can be. */
export function switchRegion(region: string, wanted: RegionOptIn['wanted'], context: OperationContext): void {
  const status = statusOf(region, context);
  if (status === 'ENABLING' || status === 'DISABLING') throw errors.changeUnderWay();
  if (status === 'ENABLED_BY_DEFAULT' || status === wanted) throw errors.wrongOptStatus();
  const doneAt = context.instantStateChanges ? context.now : context.now + CHANGE_TAKES;
  context.state.put(regionOptIns, [context.accountId, region], { wanted, doneAt });
}
