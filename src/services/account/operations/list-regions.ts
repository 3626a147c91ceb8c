import type { ListRegionsCommandInput, ListRegionsCommandOutput } from '@aws-sdk/client-account';
import { operation } from '../../../kernel/operation.ts';
import { findRegion } from '../../../world/region.ts';
import { regions } from '../../../world/regions.ts';
import { errors } from '../errors.ts';
import { onAccount } from '../needs.ts';
import { statusOf } from '../region-status.ts';

/** Also the largest there is. */
const PAGE_SIZE = 50;

const tokenAfter = (region: string): string => Buffer.from(`after:${region}`).toString('base64');

function regionBefore(token: string | undefined): string {
  if (token === undefined) return '';
  const [, region = ''] = Buffer.from(token, 'base64').toString().split('after:');
  if (findRegion(region) === undefined) throw errors.invalidNextToken();
  return region;
}

export default operation<ListRegionsCommandInput, ListRegionsCommandOutput>({
  name: 'ListRegions',
  mutating: false,
  needs: onAccount('ListRegions'),
  execute: (input, context) => {
    const { RegionOptStatusContains: wanted = [], MaxResults: size = PAGE_SIZE } = input;
    const start = regionBefore(input.NextToken);
    const found = regions
      .filter(({ name }) => name > start)
      .map(({ name }) => ({ RegionName: name, RegionOptStatus: statusOf(name, context) }))
      .filter(({ RegionOptStatus: status }) => wanted.length === 0 || wanted.includes(status));
    const shown = found.slice(0, size);
    const last = shown.at(-1);
    return { Regions: shown, ...(last !== undefined && found.length > size && { NextToken: tokenAfter(last.RegionName) }) };
  },
  example: { command: 'aws account list-regions --region-opt-status-contains DISABLED ENABLING' },
});
