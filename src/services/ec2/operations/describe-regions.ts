import type { DescribeRegionsCommandInput, DescribeRegionsCommandOutput, Region } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import type { Region as RegionFacts } from '../../../world/region.ts';
import { regions } from '../../../world/regions.ts';
import { isEnabled, regionStatus } from '../../shared/regions.ts';
import { errors } from '../errors.ts';
import { compileFilters } from '../filters.ts';
import { onAnything } from '../needs.ts';
import { ec2Operation } from '../operation.ts';

const filters = { endpoint: 'Endpoint', 'opt-in-status': 'OptInStatus', 'region-name': 'RegionName' };

function show(region: RegionFacts, { state, accountId, now }: LocateContext): Region {
  const enabled = isEnabled(regionStatus(state, accountId, region.name, now));
  return {
    OptInStatus: region.optInRequired ? (enabled ? 'opted-in' : 'not-opted-in') : 'opt-in-not-required',
    RegionName: region.name,
    Endpoint: `ec2.${region.name}.amazonaws.com`,
  };
}

function regionsAskedFor(names: readonly string[]): readonly RegionFacts[] {
  const unknown = names.filter((name) => !regions.some((region) => region.name === name));
  if (unknown.length > 0) throw errors.regionNotFound({ names: unknown.join(', ') });
  return names.length === 0 ? regions : regions.filter(({ name }) => names.includes(name));
}

export default ec2Operation<DescribeRegionsCommandInput, DescribeRegionsCommandOutput>({
  name: 'DescribeRegions',
  mutating: false,
  needs: onAnything('DescribeRegions'),
  // Without AllRegions, Regions that are not opted into are left out, even named. Source: EC2 API Reference, DescribeRegions, read 2026-11-24.
  execute: (input, context) => ({
    Regions: regionsAskedFor(input.RegionNames ?? [])
      .map((region) => show(region, context))
      .filter(({ OptInStatus }) => input.AllRegions || OptInStatus !== 'not-opted-in')
      .filter(compileFilters(input.Filters, filters)),
  }),
  example: { command: 'aws ec2 describe-regions --all-regions' },
});
