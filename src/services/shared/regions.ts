import { defineTable, type ReadState } from '../../kernel/state.ts';
import { findRegion } from '../../world/region.ts';

/** An account's wish about a Region that needs opting in: the latest one. */
export interface RegionOptIn {
  readonly wanted: 'ENABLED' | 'DISABLED';
  /** When the change is through, in milliseconds since 1970; until then it is under way. */
  readonly doneAt: number;
}

/** Key: `[accountId, region]`. A Region without a row is as new accounts have it. */
export const regionOptIns = defineTable<RegionOptIn>('account.region-opt-ins');

/** A Region's status for an account, in the Account service's words. */
export type RegionStatus = 'ENABLED_BY_DEFAULT' | 'ENABLED' | 'ENABLING' | 'DISABLING' | 'DISABLED';

/** The status of a Region at `now` (milliseconds since 1970); `undefined` where there is no such Region. */
export function regionStatus(state: ReadState, accountId: string, region: string, now: number): RegionStatus | undefined {
  const facts = findRegion(region);
  if (!facts) return undefined;
  if (!facts.optInRequired) return 'ENABLED_BY_DEFAULT';
  const optIn = state.get(regionOptIns, [accountId, region]);
  if (!optIn) return 'DISABLED';
  if (now >= optIn.doneAt) return optIn.wanted;
  return optIn.wanted === 'ENABLED' ? 'ENABLING' : 'DISABLING';
}

/** Whether calls to a Region are answered: from the moment it is enabled until it is disabled. */
export const isEnabled = (status: RegionStatus | undefined): boolean => status === 'ENABLED' || status === 'ENABLED_BY_DEFAULT';
