import type { DeleteRouteCommandInput, DeleteRouteCommandOutput } from '@aws-sdk/client-ec2';
import { needOnRouteTable } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { findRoute, readDestination } from '../network/routes.ts';
import { ec2Operation, required } from '../operation.ts';
import { getOne, kinds, put } from '../resources.ts';

export default ec2Operation<DeleteRouteCommandInput, DeleteRouteCommandOutput>({
  name: 'DeleteRoute',
  mutating: true,
  needs: (input, context) => [needOnRouteTable(context, 'DeleteRoute', required(input.RouteTableId, 'routeTableId'))],
  execute: (input, context) => {
    const table = getOne(context, kinds.routeTable, required(input.RouteTableId, 'routeTableId'));
    const destination = readDestination(input);
    const route = findRoute(table, destination);
    if (route === undefined) throw networkErrors.routeNotFound({ cidr: destination, table: table.routeTableId });
    if (route.origin === 'CreateRouteTable') throw networkErrors.localRoute({ cidr: destination, table: table.routeTableId });
    put(context, kinds.routeTable, table.routeTableId, { ...table, routes: table.routes.filter((other) => other !== route) });
    return {};
  },
  example: {
    command: 'aws ec2 delete-route --route-table-id ${table} --destination-cidr-block 0.0.0.0/0',
    before: [
      'vpc = aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text',
      'table = aws ec2 create-route-table --vpc-id ${vpc} --query RouteTable.RouteTableId --output text',
      'gateway = aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text',
      'aws ec2 attach-internet-gateway --vpc-id ${vpc} --internet-gateway-id ${gateway}',
      'aws ec2 create-route --route-table-id ${table} --destination-cidr-block 0.0.0.0/0 --gateway-id ${gateway}',
    ],
  },
});
