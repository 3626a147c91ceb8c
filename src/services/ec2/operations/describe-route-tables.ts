import type { DescribeRouteTablesCommandInput, DescribeRouteTablesCommandOutput } from '@aws-sdk/client-ec2';
import { describe } from '../describe.ts';
import { onAnything } from '../needs.ts';
import { showRouteTable } from '../network/route-tables.ts';
import { ec2Operation } from '../operation.ts';
import { kinds } from '../resources.ts';

const filters = {
  'association.gateway-id': 'Associations.GatewayId',
  'association.main': 'Associations.Main',
  'association.route-table-association-id': 'Associations.RouteTableAssociationId',
  'association.route-table-id': 'Associations.RouteTableId',
  'association.subnet-id': 'Associations.SubnetId',
  'owner-id': 'OwnerId',
  'route-table-id': 'RouteTableId',
  'route.destination-cidr-block': 'Routes.DestinationCidrBlock',
  'route.destination-ipv6-cidr-block': 'Routes.DestinationIpv6CidrBlock',
  'route.destination-prefix-list-id': 'Routes.DestinationPrefixListId',
  'route.egress-only-internet-gateway-id': 'Routes.EgressOnlyInternetGatewayId',
  'route.gateway-id': 'Routes.GatewayId',
  'route.instance-id': 'Routes.InstanceId',
  'route.nat-gateway-id': 'Routes.NatGatewayId',
  'route.origin': 'Routes.Origin',
  'route.state': 'Routes.State',
  'route.transit-gateway-id': 'Routes.TransitGatewayId',
  'route.vpc-peering-connection-id': 'Routes.VpcPeeringConnectionId',
  'tag-key': 'Tags.Key',
  'vpc-id': 'VpcId',
};

export default ec2Operation<DescribeRouteTablesCommandInput, DescribeRouteTablesCommandOutput>({
  name: 'DescribeRouteTables',
  mutating: false,
  needs: onAnything('DescribeRouteTables'),
  execute: (input, context) => {
    const { items, ...rest } = describe(
      context,
      { kind: kinds.routeTable, idOf: ({ routeTableId }) => routeTableId, show: showRouteTable, filters },
      input,
      input.RouteTableIds,
    );
    return { RouteTables: items, ...rest };
  },
  example: { command: 'aws ec2 describe-route-tables' },
});
