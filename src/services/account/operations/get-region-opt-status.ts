import type { GetRegionOptStatusCommandInput, GetRegionOptStatusCommandOutput } from '@aws-sdk/client-account';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { onAccount } from '../needs.ts';
import { statusOf } from '../region-status.ts';

export default operation<GetRegionOptStatusCommandInput, GetRegionOptStatusCommandOutput>({
  name: 'GetRegionOptStatus',
  mutating: false,
  needs: onAccount('GetRegionOptStatus'),
  execute: (input, context) => {
    const region = required(input.RegionName);
    return { RegionName: region, RegionOptStatus: statusOf(region, context) };
  },
  example: { command: 'aws account get-region-opt-status --region-name af-south-1' },
});
