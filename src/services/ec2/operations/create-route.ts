import type { CreateRouteCommandInput, CreateRouteCommandOutput } from '@aws-sdk/client-ec2';
import { needOnRouteTable } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { checkInside, findRoute, readDestination, readTarget } from '../network/routes.ts';
import { ec2Operation, required } from '../operation.ts';
import { getOne, kinds, put } from '../resources.ts';
import type { RouteRow } from '../state.ts';

/** Source: AWS, "Amazon VPC increases default route table capacity", June 2025. */
const routeLimit = 500;

export default ec2Operation<CreateRouteCommandInput, CreateRouteCommandOutput>({
  name: 'CreateRoute',
  mutating: true,
  needs: (input, context) => [needOnRouteTable(context, 'CreateRoute', required(input.RouteTableId, 'routeTableId'))],
  execute: (input, context) => {
    const table = getOne(context, kinds.routeTable, required(input.RouteTableId, 'routeTableId'));
    const destination = readDestination(input);
    if (findRoute(table, destination) !== undefined) throw networkErrors.routeExists({ cidr: destination });
    const target = readTarget(context, 'CreateRoute', table, input);
    checkInside(context, table, destination, target);
    if ('gatewayId' in target && target.gatewayId === 'local') throw networkErrors.routeGatewayNotFound({ id: 'local' });
    if (table.routes.length >= routeLimit) throw networkErrors.routeLimit();
    const route: RouteRow = { destination, ...target, origin: 'CreateRoute' };
    put(context, kinds.routeTable, table.routeTableId, { ...table, routes: [...table.routes, route] });
    return { Return: true };
  },
  example: {
    command: 'aws ec2 create-route --route-table-id ${table} --destination-cidr-block 0.0.0.0/0 --gateway-id ${gateway}',
    before: [
      'vpc = aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text',
      'table = aws ec2 create-route-table --vpc-id ${vpc} --query RouteTable.RouteTableId --output text',
      'gateway = aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text',
      'aws ec2 attach-internet-gateway --vpc-id ${vpc} --internet-gateway-id ${gateway}',
    ],
  },
});
