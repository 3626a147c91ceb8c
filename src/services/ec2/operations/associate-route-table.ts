import type { AssociateRouteTableCommandInput, AssociateRouteTableCommandOutput } from '@aws-sdk/client-ec2';
import { needOnRouteTable, needOnSubnet } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { nowAssociated } from '../network/route-tables.ts';
import { ec2Operation, refuseUnsimulated, required } from '../operation.ts';
import { getOne, kinds, newId, put } from '../resources.ts';

export default ec2Operation<AssociateRouteTableCommandInput, AssociateRouteTableCommandOutput>({
  name: 'AssociateRouteTable',
  mutating: true,
  needs: (input, context) => {
    refuseUnsimulated('AssociateRouteTable', { GatewayId: input.GatewayId, PublicIpv4Pool: input.PublicIpv4Pool });
    return [
      needOnRouteTable(context, 'AssociateRouteTable', required(input.RouteTableId, 'routeTableId')),
      needOnSubnet(context, 'AssociateRouteTable', required(input.SubnetId, 'subnetId')),
    ];
  },
  execute: (input, context) => {
    const { routeTableId, vpcId } = getOne(context, kinds.routeTable, required(input.RouteTableId, 'routeTableId'));
    const subnet = getOne(context, kinds.subnet, required(input.SubnetId, 'subnetId'));
    if (subnet.vpcId !== vpcId) throw networkErrors.routeTableOfOtherVpc({ table: routeTableId, subnet: subnet.subnetId });
    if (subnet.routeTableAssociation !== undefined) throw networkErrors.routeTableAssociated({ table: routeTableId });
    const associationId = newId(context.ids, 'rtbassoc');
    put(context, kinds.subnet, subnet.subnetId, { ...subnet, routeTableAssociation: { associationId, routeTableId } });
    return { AssociationId: associationId, ...nowAssociated };
  },
  example: {
    command: 'aws ec2 associate-route-table --route-table-id ${table} --subnet-id ${subnet}',
    before: [
      'vpc = aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text',
      'table = aws ec2 create-route-table --vpc-id ${vpc} --query RouteTable.RouteTableId --output text',
      'subnet = aws ec2 create-subnet --vpc-id ${vpc} --cidr-block 10.0.1.0/24 --query Subnet.SubnetId --output text',
    ],
  },
});
