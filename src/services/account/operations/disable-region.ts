import type { DisableRegionCommandInput, DisableRegionCommandOutput } from '@aws-sdk/client-account';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { onAccount } from '../needs.ts';
import { switchRegion } from '../region-status.ts';

export default operation<DisableRegionCommandInput, DisableRegionCommandOutput>({
  name: 'DisableRegion',
  mutating: true,
  needs: onAccount('DisableRegion'),
  execute: (input, context) => {
    switchRegion(required(input.RegionName), 'DISABLED', context);
    return {};
  },
  example: { command: 'aws account disable-region --region-name af-south-1', before: ['aws account enable-region --region-name af-south-1'] },
});
