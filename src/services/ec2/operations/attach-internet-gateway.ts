import type { AttachInternetGatewayCommandInput, AttachInternetGatewayCommandOutput } from '@aws-sdk/client-ec2';
import { needOnGateway, needOnVpc } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { ec2Operation, required } from '../operation.ts';
import { all, getOne, kinds, put } from '../resources.ts';

export default ec2Operation<AttachInternetGatewayCommandInput, AttachInternetGatewayCommandOutput>({
  name: 'AttachInternetGateway',
  mutating: true,
  needs: (input, context) => [
    needOnGateway(context, 'AttachInternetGateway', required(input.InternetGatewayId, 'internetGatewayId')),
    needOnVpc(context, 'AttachInternetGateway', required(input.VpcId, 'vpcId')),
  ],
  execute: (input, context) => {
    const gateway = getOne(context, kinds.internetGateway, required(input.InternetGatewayId, 'internetGatewayId'));
    const { vpcId } = getOne(context, kinds.vpc, required(input.VpcId, 'vpcId'));
    if (gateway.vpcId !== undefined) throw networkErrors.gatewayAttached({ id: gateway.internetGatewayId, vpc: gateway.vpcId });
    if (all(context, kinds.internetGateway).some((other) => other.vpcId === vpcId)) throw networkErrors.vpcHasGateway({ vpc: vpcId });
    put(context, kinds.internetGateway, gateway.internetGatewayId, { ...gateway, vpcId });
    return {};
  },
  example: {
    command: 'aws ec2 attach-internet-gateway --vpc-id ${vpc} --internet-gateway-id ${gateway}',
    before: [
      'vpc = aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text',
      'gateway = aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text',
    ],
  },
});
