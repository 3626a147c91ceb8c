import type { DeleteVpcCommandInput, DeleteVpcCommandOutput } from '@aws-sdk/client-ec2';
import type { LocateContext, OperationContext } from '../../../kernel/context.ts';
import { needOnVpc } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { ec2Operation, required } from '../operation.ts';
import { all, getOne, kinds, remove } from '../resources.ts';
import { removeRule, rulesOf } from '../security-groups/rules.ts';

function hasDependencies(context: LocateContext, id: string): boolean {
  const inVpc = ({ vpcId }: { readonly vpcId?: string }): boolean => vpcId === id;
  const groups = all(context, kinds.securityGroup).filter(({ groupName }) => groupName !== 'default');
  const tables = all(context, kinds.routeTable).filter(({ mainAssociationId }) => mainAssociationId === undefined);
  return [...all(context, kinds.subnet), ...all(context, kinds.internetGateway), ...tables, ...groups].some(inVpc);
}

/** The default group, the main route table and the default network ACL go with their VPC. */
function removeDefaults(context: OperationContext, id: string): void {
  for (const { groupId, vpcId } of all(context, kinds.securityGroup)) {
    if (vpcId !== id) continue;
    for (const rule of rulesOf(context, groupId)) removeRule(context, rule);
    remove(context, kinds.securityGroup, groupId);
  }
  for (const { routeTableId, vpcId } of all(context, kinds.routeTable)) if (vpcId === id) remove(context, kinds.routeTable, routeTableId);
  for (const { networkAclId, vpcId } of all(context, kinds.networkAcl)) if (vpcId === id) remove(context, kinds.networkAcl, networkAclId);
}

export default ec2Operation<DeleteVpcCommandInput, DeleteVpcCommandOutput>({
  name: 'DeleteVpc',
  mutating: true,
  needs: (input, context) => [needOnVpc(context, 'DeleteVpc', required(input.VpcId, 'vpcId'))],
  execute: (input, context) => {
    const { vpcId } = getOne(context, kinds.vpc, required(input.VpcId, 'vpcId'));
    if (hasDependencies(context, vpcId)) throw networkErrors.vpcInUse({ id: vpcId });
    removeDefaults(context, vpcId);
    remove(context, kinds.vpc, vpcId);
    return {};
  },
  example: {
    command: 'aws ec2 delete-vpc --region us-west-1 --vpc-id ${vpc}',
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
    ],
  },
});
