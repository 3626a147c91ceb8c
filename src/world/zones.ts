import type { Region } from './region.ts';
import { stableShuffle } from './stable.ts';

/** A zone of a Region as one account sees it. */
export interface Zone {
  /** The same place for every account: `use1-az1`. */
  readonly id: string;
  /** The account's name for it: `us-east-1a`. */
  readonly name: string;
  readonly type: 'availability-zone' | 'local-zone' | 'wavelength-zone';
  readonly groupName: string;
  /** `US East (N. Virginia) 1`; known for Availability Zones only. */
  readonly groupLongName?: string;
  readonly networkBorderGroup: string;
}

/**
 * The Regions of November 2012 and before, in which each account has zone names of its own. Later Regions map them alike for all.
 * Source: AWS Regions and Availability Zones, "AZ IDs", read 2026-11-24.
 */
const independentlyMapped = new Set(['us-east-1', 'us-west-1', 'us-west-2', 'eu-west-1', 'ap-northeast-1', 'ap-southeast-1', 'ap-southeast-2', 'sa-east-1']);

const letter = (index: number): string => String.fromCharCode('a'.charCodeAt(0) + index);

const trailingNumber = (id: string): number => Number(/\d+$/.exec(id)?.[0] ?? 1);

/** The ids in the order of the account's names. Never the identity: else us-east-1a would seem to mean use1-az1 for everybody. */
function shuffledIds(region: Region, accountId: string): readonly string[] {
  const shuffled = stableShuffle(region.zoneIds, `${accountId}/${region.name}`);
  const same = shuffled.every((id, index) => id === region.zoneIds[index]);
  return same ? [...region.zoneIds.slice(1), ...region.zoneIds.slice(0, 1)] : shuffled;
}

function availabilityZone(region: Region, id: string, letterIndex: number): Zone {
  return {
    id,
    name: `${region.name}${letter(letterIndex)}`,
    type: 'availability-zone',
    groupName: `${region.name}-zg-1`,
    groupLongName: `${region.longName} 1`,
    networkBorderGroup: region.name,
  };
}

/** `usw2-lax1-az2` is `us-west-2-lax-1b`, of the group `us-west-2-lax-1`. Source: AWS Local Zones, "Available Local Zones", read 2026-11-24. */
function localZone(region: Region, id: string): Zone {
  const [, place = '', zone = ''] = id.split('-');
  const group = `${region.name}-${place.replace(/(\d+)$/, '-$1')}`;
  return { id, name: `${group}${letter(trailingNumber(zone) - 1)}`, type: 'local-zone', groupName: group, networkBorderGroup: group };
}

/** `use1-wl1-bos-wlz1` is `us-east-1-wl1-bos-wlz-1`. Source: AWS Wavelength, "Available Wavelength Zones", read 2026-11-24. */
function wavelengthZone(region: Region, id: string): Zone {
  const name = `${region.name}${id.slice(id.indexOf('-')).replace(/wlz(\d+)$/, 'wlz-$1')}`;
  return { id, name, type: 'wavelength-zone', groupName: name, networkBorderGroup: name };
}

/** The Availability Zones of a Region by the account's names, in the order of the names. */
export function availabilityZones(region: Region, accountId: string): readonly Zone[] {
  if (independentlyMapped.has(region.name)) return shuffledIds(region, accountId).map((id, index) => availabilityZone(region, id, index));
  return region.zoneIds.map((id) => availabilityZone(region, id, trailingNumber(id) - 1));
}

/** The Local and Wavelength Zones of a Region: places near big cities and in mobile networks, which an account opts into. */
export const edgeZones = (region: Region): readonly Zone[] => [
  ...region.localZones.map((id) => localZone(region, id)),
  ...region.wavelengthZones.map((id) => wavelengthZone(region, id)),
];
