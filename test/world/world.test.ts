import { describe, expect, it } from 'vitest';
import { edgeLocations } from '../../src/world/edge-locations.ts';
import { imageParameterPath, publicImages } from '../../src/world/images.ts';
import { findInstanceType, instanceTypeOfferings } from '../../src/world/instance-types.ts';
import type { Region } from '../../src/world/region.ts';
import { findRegion } from '../../src/world/region.ts';
import { regions } from '../../src/world/regions.ts';
import { availabilityZones, edgeZones } from '../../src/world/zones.ts';
import { sourceData } from '../support/source-data.ts';

const region = (name: string): Region => {
  const found = findRegion(name);
  if (!found) throw new Error(`no Region ${name}`);
  return found;
};

const mapping = (name: string, accountId: string): Record<string, string> =>
  Object.fromEntries(availabilityZones(region(name), accountId).map((zone) => [zone.name, zone.id]));

describe('Regions', () => {
  it('are 34, half of them to be opted into, each with at least three zones', () => {
    expect(regions.length).toBe(34);
    expect(regions.filter(({ optInRequired }) => optInRequired).length).toBe(17);
    expect(regions.filter(({ zoneIds }) => zoneIds.length < 3)).toEqual([]);
    expect(findRegion('us-east-1')?.longName).toBe('US East (N. Virginia)');
    expect(findRegion('us-east-9')).toBeUndefined();
  });

  it('have zone ids that no other Region has', () => {
    const ids = regions.flatMap(({ zoneIds, localZones, wavelengthZones }) => [...zoneIds, ...localZones, ...wavelengthZones]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('zone names', () => {
  it('are a shuffle of the ids in the oldest Regions, another for each account and never the ids in their order', () => {
    const accounts = Array.from({ length: 200 }, (_, index) => String(100_000_000_000 + index * 7_919));
    for (const accountId of accounts) {
      const zones = availabilityZones(region('us-east-1'), accountId);
      expect(zones.map(({ name }) => name)).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c', 'us-east-1d', 'us-east-1e', 'us-east-1f']);
      expect(zones.map(({ id }) => id).sort()).toEqual([...region('us-east-1').zoneIds]);
      expect(zones.map(({ id }) => id)).not.toEqual([...region('us-east-1').zoneIds]);
    }
    expect(new Set(accounts.map((accountId) => JSON.stringify(mapping('us-east-1', accountId)))).size).toBeGreaterThan(100);
  });

  it('are the same for one account each time', () => {
    expect(mapping('us-east-1', '123456789012')).toEqual(mapping('us-east-1', '123456789012'));
  });

  it('go by the ids in later Regions, gaps and all', () => {
    expect(mapping('eu-north-1', '123456789012')).toEqual({ 'eu-north-1a': 'eun1-az1', 'eu-north-1b': 'eun1-az2', 'eu-north-1c': 'eun1-az3' });
    expect(mapping('ca-central-1', '123456789012')).toEqual({ 'ca-central-1a': 'cac1-az1', 'ca-central-1b': 'cac1-az2', 'ca-central-1d': 'cac1-az4' });
  });

  it('of Local and Wavelength Zones are spelt as AWS lists them', () => {
    const zones = [...edgeZones(region('us-west-2')), ...edgeZones(region('us-east-1'))];
    const byId = new Map(zones.map((zone) => [zone.id, zone]));
    expect(byId.get('usw2-lax1-az2')).toEqual({
      id: 'usw2-lax1-az2',
      name: 'us-west-2-lax-1b',
      type: 'local-zone',
      groupName: 'us-west-2-lax-1',
      networkBorderGroup: 'us-west-2-lax-1',
    });
    expect(byId.get('use1-atl2-az1')?.name).toBe('us-east-1-atl-2a');
    expect(byId.get('use1-wl1-bos-wlz1')?.name).toBe('us-east-1-wl1-bos-wlz-1');
  });
});

describe('images', () => {
  it('have ids of their own in each Region, which stay', () => {
    const ids = regions.flatMap(({ name }) => publicImages(name).map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^ami-0[0-9a-f]{16}$/.test(id))).toEqual([]);
    expect(publicImages('us-east-1')).toBe(publicImages('us-east-1'));
  });

  it('are each behind parameters that nothing else is behind', () => {
    const names = publicImages('us-east-1').flatMap(({ parameterNames }) => parameterNames);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('al2023-ami-kernel-default-x86_64');
    expect(imageParameterPath).toBe('/aws/service/ami-amazon-linux-latest');
  });
});

describe('instance types', () => {
  it('are read one by one', () => {
    expect(findInstanceType(sourceData, 't3.micro')?.VCpuInfo).toEqual({
      DefaultCores: 1,
      DefaultThreadsPerCore: 2,
      DefaultVCpus: 2,
      ValidCores: [1],
      ValidThreadsPerCore: [1, 2],
    });
    expect(findInstanceType(sourceData, 't3.gigantic')).toBeUndefined();
    expect(findInstanceType(sourceData, '../../regions')).toBeUndefined();
  });

  it('that a Region offers all have a record, and zones of that Region', () => {
    for (const { name, zoneIds } of regions) {
      const offerings = instanceTypeOfferings(sourceData, name);
      expect(offerings.size).toBeGreaterThan(80);
      for (const [, zones] of offerings) expect(zones.filter((id) => !zoneIds.includes(id))).toEqual([]);
    }
    const families = sourceData.names('world/instance-types').map((file) => file.replace('.json', ''));
    expect(families.length).toBe(177);
    for (const type of instanceTypeOfferings(sourceData, 'us-east-1').keys()) expect(families).toContain(type.split('.')[0]);
  });

  it('are offered in some zones only', () => {
    expect(instanceTypeOfferings(sourceData, 'us-east-1').get('t3.micro')).toEqual(['use1-az1', 'use1-az2', 'use1-az4', 'use1-az5', 'use1-az6']);
  });
});

describe('edge locations', () => {
  it('are known by their airport codes', () => {
    const locations = edgeLocations(sourceData);
    expect(locations.length).toBe(103);
    expect(locations.find(({ code }) => code === 'LHR')?.city).toBe('London');
  });
});
