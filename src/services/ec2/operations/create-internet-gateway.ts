import type { CreateInternetGatewayCommandInput, CreateInternetGatewayCommandOutput } from '@aws-sdk/client-ec2';
import { ec2Arn, need, requestTagKeys } from '../needs.ts';
import { networkErrors } from '../network/errors.ts';
import { showInternetGateway } from '../network/show.ts';
import { ec2Operation } from '../operation.ts';
import { all, kinds, newId, put } from '../resources.ts';
import { needsToTag, readTagSpecifications } from '../tags.ts';

const taggable = ['internet-gateway'];

/** Source: Amazon VPC User Guide, "Amazon VPC quotas", read 2026-11-24. */
const gatewayLimit = 5;

export default ec2Operation<CreateInternetGatewayCommandInput, CreateInternetGatewayCommandOutput>({
  name: 'CreateInternetGateway',
  mutating: true,
  needs: (input, context) => {
    const byType = readTagSpecifications(input.TagSpecifications, taggable);
    return [
      need(context, 'CreateInternetGateway', ec2Arn(context, 'internet-gateway', '*'), requestTagKeys(byType.get('internet-gateway') ?? {})),
      ...needsToTag(context, 'CreateInternetGateway', byType),
    ];
  },
  execute: (input, context) => {
    if (all(context, kinds.internetGateway).length >= gatewayLimit) throw networkErrors.gatewayLimit();
    const internetGatewayId = newId(context.ids, 'igw');
    const row = { internetGatewayId, tags: readTagSpecifications(input.TagSpecifications, taggable).get('internet-gateway') ?? {} };
    put(context, kinds.internetGateway, internetGatewayId, row);
    return { InternetGateway: showInternetGateway(row, context) };
  },
  example: { command: 'aws ec2 create-internet-gateway' },
});
