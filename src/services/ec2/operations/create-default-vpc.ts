import type { CreateDefaultVpcCommandInput, CreateDefaultVpcCommandOutput } from '@aws-sdk/client-ec2';
import { onAnything } from '../needs.ts';
import { createDefaultVpc } from '../network/default-vpc.ts';
import { networkErrors } from '../network/errors.ts';
import { findDefaultVpc } from '../network/find-default-vpc.ts';
import { showVpc } from '../network/show.ts';
import { ec2Operation } from '../operation.ts';

export default ec2Operation<CreateDefaultVpcCommandInput, CreateDefaultVpcCommandOutput>({
  name: 'CreateDefaultVpc',
  mutating: true,
  needs: onAnything('CreateDefaultVpc'),
  execute: (_input, context) => {
    if (findDefaultVpc(context) !== undefined) throw networkErrors.defaultVpcExists();
    return { Vpc: showVpc(createDefaultVpc(context), context) };
  },
  example: {
    command: 'aws ec2 create-default-vpc --region us-west-1',
    before: [
      'vpc = aws ec2 describe-vpcs --region us-west-1 --query Vpcs[0].VpcId --output text',
      'gateway = aws ec2 describe-internet-gateways --region us-west-1 --query InternetGateways[0].InternetGatewayId --output text',
      'aws ec2 detach-internet-gateway --region us-west-1 --vpc-id ${vpc} --internet-gateway-id ${gateway}',
      'subnet = aws ec2 describe-subnets --region us-west-1 --query Subnets[0].SubnetId --output text',
      'aws ec2 delete-subnet --region us-west-1 --subnet-id ${subnet}',
      'subnet = aws ec2 describe-subnets --region us-west-1 --query Subnets[0].SubnetId --output text',
      'aws ec2 delete-subnet --region us-west-1 --subnet-id ${subnet}',
      'subnet = aws ec2 describe-subnets --region us-west-1 --query Subnets[0].SubnetId --output text',
      'aws ec2 delete-subnet --region us-west-1 --subnet-id ${subnet}',
      'aws ec2 delete-vpc --region us-west-1 --vpc-id ${vpc}',
    ],
  },
});
