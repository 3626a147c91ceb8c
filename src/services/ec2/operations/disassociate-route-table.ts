import type { DisassociateRouteTableCommandInput, DisassociateRouteTableCommandOutput } from '@aws-sdk/client-ec2';
import { needsOnAssociation } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { getRouteTableAssociation } from '../network/route-tables.ts';
import { ec2Operation, required } from '../operation.ts';
import { kinds, put } from '../resources.ts';

export default ec2Operation<DisassociateRouteTableCommandInput, DisassociateRouteTableCommandOutput>({
  name: 'DisassociateRouteTable',
  mutating: true,
  needs: (input, context) => needsOnAssociation(context, 'DisassociateRouteTable', required(input.AssociationId, 'associationId')),
  execute: (input, context) => {
    const { associationId, subnet } = getRouteTableAssociation(context, required(input.AssociationId, 'associationId'));
    if (subnet === undefined) throw networkErrors.mainAssociation({ id: associationId });
    const { routeTableAssociation: _ended, ...rest } = subnet;
    put(context, kinds.subnet, subnet.subnetId, rest);
    return {};
  },
  example: {
    command: 'aws ec2 disassociate-route-table --association-id ${association}',
    before: [
      'vpc = aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text',
      'table = aws ec2 create-route-table --vpc-id ${vpc} --query RouteTable.RouteTableId --output text',
      'subnet = aws ec2 create-subnet --vpc-id ${vpc} --cidr-block 10.0.1.0/24 --query Subnet.SubnetId --output text',
      'association = aws ec2 associate-route-table --route-table-id ${table} --subnet-id ${subnet} --query AssociationId --output text',
    ],
  },
});
