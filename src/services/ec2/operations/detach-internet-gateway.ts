import type { DetachInternetGatewayCommandInput, DetachInternetGatewayCommandOutput } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { exists } from '../instances/lifecycle.ts';
import { needOnGateway, needOnVpc } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { ec2Operation, required } from '../operation.ts';
import { all, getOne, kinds, put } from '../resources.ts';

const hasPublicAddresses = (context: LocateContext, id: string): boolean =>
  all(context, kinds.instance).some((row) => row.vpcId === id && row.primaryInterface.publicIp !== undefined && exists(row, context));

export default ec2Operation<DetachInternetGatewayCommandInput, DetachInternetGatewayCommandOutput>({
  name: 'DetachInternetGateway',
  mutating: true,
  needs: (input, context) => [
    needOnGateway(context, 'DetachInternetGateway', required(input.InternetGatewayId, 'internetGatewayId')),
    needOnVpc(context, 'DetachInternetGateway', required(input.VpcId, 'vpcId')),
  ],
  execute: (input, context) => {
    const { vpcId: attached, ...gateway } = getOne(context, kinds.internetGateway, required(input.InternetGatewayId, 'internetGatewayId'));
    const { vpcId } = getOne(context, kinds.vpc, required(input.VpcId, 'vpcId'));
    if (attached !== vpcId) throw networkErrors.gatewayNotAttached({ id: gateway.internetGatewayId, vpc: vpcId });
    if (hasPublicAddresses(context, vpcId)) throw networkErrors.publicAddressesMapped({ vpc: vpcId });
    put(context, kinds.internetGateway, gateway.internetGatewayId, gateway);
    return {};
  },
  example: {
    command: 'aws ec2 detach-internet-gateway --region us-west-1 --vpc-id ${vpc} --internet-gateway-id ${gateway}',
    before: [
      'vpc = aws ec2 describe-vpcs --region us-west-1 --query Vpcs[0].VpcId --output text',
      'gateway = aws ec2 describe-internet-gateways --region us-west-1 --query InternetGateways[0].InternetGatewayId --output text',
    ],
  },
});
