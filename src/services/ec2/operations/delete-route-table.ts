import type { DeleteRouteTableCommandInput, DeleteRouteTableCommandOutput } from '@aws-sdk/client-ec2';
import { needOnRouteTable } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { subnetsOf } from '../network/route-tables.ts';
import { ec2Operation, required } from '../operation.ts';
import { getOne, kinds, remove } from '../resources.ts';

export default ec2Operation<DeleteRouteTableCommandInput, DeleteRouteTableCommandOutput>({
  name: 'DeleteRouteTable',
  mutating: true,
  needs: (input, context) => [needOnRouteTable(context, 'DeleteRouteTable', required(input.RouteTableId, 'routeTableId'))],
  execute: (input, context) => {
    const table = getOne(context, kinds.routeTable, required(input.RouteTableId, 'routeTableId'));
    if (table.mainAssociationId !== undefined || subnetsOf(context, table).length > 0) throw networkErrors.routeTableInUse({ id: table.routeTableId });
    remove(context, kinds.routeTable, table.routeTableId);
    return {};
  },
  example: {
    command: 'aws ec2 delete-route-table --route-table-id ${table}',
    before: [
      'vpc = aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text',
      'table = aws ec2 create-route-table --vpc-id ${vpc} --query RouteTable.RouteTableId --output text',
    ],
  },
});
