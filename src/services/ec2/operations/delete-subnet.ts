import type { DeleteSubnetCommandInput, DeleteSubnetCommandOutput } from '@aws-sdk/client-ec2';
import { needOnSubnet } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { ec2Operation, required } from '../operation.ts';
import { getOne, kinds, remove } from '../resources.ts';

export default ec2Operation<DeleteSubnetCommandInput, DeleteSubnetCommandOutput>({
  name: 'DeleteSubnet',
  mutating: true,
  needs: (input, context) => [needOnSubnet(context, 'DeleteSubnet', required(input.SubnetId, 'subnetId'))],
  execute: (input, context) => {
    const subnet = getOne(context, kinds.subnet, required(input.SubnetId, 'subnetId'));
    if (subnet.addressesInUse > 0) throw networkErrors.subnetInUse({ id: subnet.subnetId });
    remove(context, kinds.subnet, subnet.subnetId);
    return {};
  },
  example: {
    command: 'aws ec2 delete-subnet --subnet-id ${subnet}',
    before: [
      'vpc = aws ec2 describe-vpcs --query Vpcs[0].VpcId --output text',
      'subnet = aws ec2 create-subnet --vpc-id ${vpc} --cidr-block 172.31.128.0/20 --query Subnet.SubnetId --output text',
    ],
  },
});
