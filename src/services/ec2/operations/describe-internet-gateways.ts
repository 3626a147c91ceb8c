import type { DescribeInternetGatewaysCommandInput, DescribeInternetGatewaysCommandOutput } from '@aws-sdk/client-ec2';
import { describe } from '../describe.ts';
import { onAnything } from '../needs.ts';
import { showInternetGateway } from '../network/show.ts';
import { ec2Operation } from '../operation.ts';
import { kinds } from '../resources.ts';

const filters = {
  'attachment.state': 'Attachments.State',
  'attachment.vpc-id': 'Attachments.VpcId',
  'internet-gateway-id': 'InternetGatewayId',
  'owner-id': 'OwnerId',
  'tag-key': 'Tags.Key',
};

export default ec2Operation<DescribeInternetGatewaysCommandInput, DescribeInternetGatewaysCommandOutput>({
  name: 'DescribeInternetGateways',
  mutating: false,
  needs: onAnything('DescribeInternetGateways'),
  execute: (input, context) => {
    const { items, ...rest } = describe(
      context,
      { kind: kinds.internetGateway, idOf: ({ internetGatewayId }) => internetGatewayId, show: showInternetGateway, filters },
      input,
      input.InternetGatewayIds,
    );
    return { InternetGateways: items, ...rest };
  },
  example: { command: 'aws ec2 describe-internet-gateways' },
});
