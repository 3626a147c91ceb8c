import type { Route, RouteTable, RouteTableAssociation } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { stateAt } from '../instances/lifecycle.ts';
import { all, find, getOne, kinds } from '../resources.ts';
import type { RouteRow, RouteTableRow, SubnetRow } from '../state.ts';
import { listTags } from '../tags.ts';
import { networkErrors } from './errors.ts';

const associated = { AssociationState: { State: 'associated' as const } };

/** An association that came about. */
export const nowAssociated = associated;

/** An association of a route table: the one by which it is its VPC's main table, or one with a subnet. */
export interface Association {
  readonly associationId: string;
  readonly table: RouteTableRow;
  /** Absent for the main one. */
  readonly subnet?: SubnetRow;
}

/** The subnets that are associated with a table. */
export const subnetsOf = (context: LocateContext, { routeTableId }: RouteTableRow): SubnetRow[] =>
  all(context, kinds.subnet).filter(({ routeTableAssociation }) => routeTableAssociation?.routeTableId === routeTableId);

/** The association of that id. @throws InvalidAssociationID.NotFound */
export function getRouteTableAssociation(context: LocateContext, id: string): Association {
  const main = all(context, kinds.routeTable).find(({ mainAssociationId }) => mainAssociationId === id);
  if (main !== undefined) return { associationId: id, table: main };
  const subnet = all(context, kinds.subnet).find(({ routeTableAssociation }) => routeTableAssociation?.associationId === id);
  if (subnet?.routeTableAssociation === undefined) throw networkErrors.routeAssociationNotFound({ id });
  return { associationId: id, subnet, table: getOne(context, kinds.routeTable, subnet.routeTableAssociation.routeTableId) };
}

/** Its parts as far as there is such an association: what authorization looks at before existence is told. */
export function lookAtAssociation(context: LocateContext, id: string): Partial<Association> {
  const main = all(context, kinds.routeTable).find(({ mainAssociationId }) => mainAssociationId === id);
  const subnet = all(context, kinds.subnet).find(({ routeTableAssociation }) => routeTableAssociation?.associationId === id);
  const table = main ?? (subnet?.routeTableAssociation && find(context, kinds.routeTable, subnet.routeTableAssociation.routeTableId));
  return { ...(table && { table }), ...(subnet && { subnet }) };
}

/** A route leads nowhere once its gateway is not attached any more, or its instance does not run. Source: EC2 API Reference, Route, read 2026-11-24. */
function leadsSomewhere(context: LocateContext, vpcId: string, route: RouteRow): boolean {
  if ('gatewayId' in route) return route.gatewayId === 'local' || find(context, kinds.internetGateway, route.gatewayId)?.vpcId === vpcId;
  const instance = find(context, kinds.instance, route.instanceId);
  return instance !== undefined && ['pending', 'running'].includes(stateAt(instance, context.now).name);
}

const showRoute = (context: LocateContext, vpcId: string, route: RouteRow): Route => ({
  ...(route.destination.includes(':') ? { DestinationIpv6CidrBlock: route.destination } : { DestinationCidrBlock: route.destination }),
  ...('gatewayId' in route
    ? { GatewayId: route.gatewayId }
    : { InstanceId: route.instanceId, InstanceOwnerId: context.accountId, NetworkInterfaceId: route.networkInterfaceId }),
  Origin: route.origin,
  State: leadsSomewhere(context, vpcId, route) ? 'active' : 'blackhole',
});

function showAssociations(context: LocateContext, row: RouteTableRow): RouteTableAssociation[] {
  const { routeTableId, mainAssociationId } = row;
  const main = mainAssociationId === undefined ? [] : [{ Main: true, RouteTableAssociationId: mainAssociationId, RouteTableId: routeTableId, ...associated }];
  const explicit = subnetsOf(context, row).map(({ subnetId, routeTableAssociation }) => ({
    Main: false,
    RouteTableAssociationId: routeTableAssociation?.associationId,
    RouteTableId: routeTableId,
    SubnetId: subnetId,
    ...associated,
  }));
  return [...main, ...explicit];
}

/** A route table as DescribeRouteTables answers it. */
export const showRouteTable = (row: RouteTableRow, context: LocateContext): RouteTable => ({
  Associations: showAssociations(context, row),
  PropagatingVgws: [],
  RouteTableId: row.routeTableId,
  Routes: row.routes.map((route) => showRoute(context, row.vpcId, route)),
  Tags: listTags(row.tags) ?? [],
  VpcId: row.vpcId,
  OwnerId: context.accountId,
});
