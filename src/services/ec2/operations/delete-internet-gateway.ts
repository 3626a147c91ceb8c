import type { DeleteInternetGatewayCommandInput, DeleteInternetGatewayCommandOutput } from '@aws-sdk/client-ec2';
import { needOnGateway } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { ec2Operation, required } from '../operation.ts';
import { getOne, kinds, remove } from '../resources.ts';

export default ec2Operation<DeleteInternetGatewayCommandInput, DeleteInternetGatewayCommandOutput>({
  name: 'DeleteInternetGateway',
  mutating: true,
  needs: (input, context) => [needOnGateway(context, 'DeleteInternetGateway', required(input.InternetGatewayId, 'internetGatewayId'))],
  execute: (input, context) => {
    const { internetGatewayId, vpcId } = getOne(context, kinds.internetGateway, required(input.InternetGatewayId, 'internetGatewayId'));
    if (vpcId !== undefined) throw networkErrors.gatewayInUse({ id: internetGatewayId });
    remove(context, kinds.internetGateway, internetGatewayId);
    return {};
  },
  example: {
    command: 'aws ec2 delete-internet-gateway --region us-west-1 --internet-gateway-id ${gateway}',
    before: [
      'vpc = aws ec2 describe-vpcs --region us-west-1 --query Vpcs[0].VpcId --output text',
      'gateway = aws ec2 describe-internet-gateways --region us-west-1 --query InternetGateways[0].InternetGatewayId --output text',
      'aws ec2 detach-internet-gateway --region us-west-1 --vpc-id ${vpc} --internet-gateway-id ${gateway}',
    ],
  },
});
