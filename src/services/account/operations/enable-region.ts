import type { EnableRegionCommandInput, EnableRegionCommandOutput } from '@aws-sdk/client-account';
import { operation } from '../../../kernel/operation.ts';
import { servicePrincipal } from '../../../kernel/principal.ts';
import { regionOptIns } from '../../shared/regions.ts';
import { required } from '../../shared/required.ts';
import { onAccount } from '../needs.ts';
import { switchRegion } from '../region-status.ts';

export default operation<EnableRegionCommandInput, EnableRegionCommandOutput>({
  name: 'EnableRegion',
  mutating: true,
  needs: onAccount('EnableRegion'),
  calls: ['ec2:CreateDefaultVpc'],
  execute: (input, context) => {
    const region = required(input.RegionName);
    // A Region gets its default VPC when the account first comes to it; one deleted since does not come back.
    const isFirstTime = context.state.get(regionOptIns, [context.accountId, region]) === undefined;
    switchRegion(region, 'ENABLED', context);
    if (isFirstTime) {
      const principal = servicePrincipal('account.amazonaws.com', context.accountId);
      context.call({ service: 'ec2', operation: 'CreateDefaultVpc', region, input: {}, principal });
    }
    return {};
  },
  example: { command: 'aws account enable-region --region-name af-south-1' },
});
