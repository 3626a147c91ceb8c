import type { ReplaceRouteCommandInput, ReplaceRouteCommandOutput } from '@aws-sdk/client-ec2';
import { needOnRouteTable } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { checkInside, findRoute, local, readDestination, readTarget } from '../network/routes.ts';
import { ec2Operation, required } from '../operation.ts';
import { getOne, kinds, put } from '../resources.ts';

export default ec2Operation<ReplaceRouteCommandInput, ReplaceRouteCommandOutput>({
  name: 'ReplaceRoute',
  mutating: true,
  needs: (input, context) => [needOnRouteTable(context, 'ReplaceRoute', required(input.RouteTableId, 'routeTableId'))],
  execute: (input, context) => {
    const table = getOne(context, kinds.routeTable, required(input.RouteTableId, 'routeTableId'));
    const destination = readDestination(input);
    const known = findRoute(table, destination);
    if (known === undefined) throw networkErrors.routeNotReplaceable({ cidr: destination });
    const target = input.LocalTarget ? local : readTarget(context, 'ReplaceRoute', table, input);
    // The route inside the VPC came with the table, and is the only one that can lead back there.
    const isLocal = 'gatewayId' in target && target.gatewayId === 'local';
    if (isLocal && known.origin !== 'CreateRouteTable') throw networkErrors.routeGatewayNotFound({ id: 'local' });
    if (!isLocal) checkInside(context, table, destination, target);
    const route = { destination, ...target, origin: known.origin };
    put(context, kinds.routeTable, table.routeTableId, { ...table, routes: table.routes.map((other) => (other === known ? route : other)) });
    return {};
  },
  example: {
    command: 'aws ec2 replace-route --route-table-id ${table} --destination-cidr-block 0.0.0.0/0 --gateway-id ${gateway}',
    before: [
      'vpc = aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text',
      'table = aws ec2 create-route-table --vpc-id ${vpc} --query RouteTable.RouteTableId --output text',
      'gateway = aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text',
      'aws ec2 attach-internet-gateway --vpc-id ${vpc} --internet-gateway-id ${gateway}',
      'aws ec2 create-route --route-table-id ${table} --destination-cidr-block 0.0.0.0/0 --gateway-id ${gateway}',
    ],
  },
});
