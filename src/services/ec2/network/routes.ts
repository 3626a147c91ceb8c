import type { CreateRouteCommandInput } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { errors } from '../errors.ts';
import { exists } from '../instances/lifecycle.ts';
import { refuseUnsimulated } from '../operation.ts';
import { all, find, getOne, kinds } from '../resources.ts';
import { groupErrors } from '../security-groups/errors.ts';
import type { RouteRow, RouteTableRow, RouteTarget } from '../state.ts';
import { contains, formatCidr, parseCidr } from './cidr.ts';
import { networkErrors } from './errors.ts';
import { canonicalIpv6Cidr } from './ipv6.ts';

/** What of a request says which route is meant. */
export type DestinationRequest = Pick<CreateRouteCommandInput, 'DestinationCidrBlock' | 'DestinationIpv6CidrBlock' | 'DestinationPrefixListId'>;

/** What of a request says where a route leads. */
export type TargetRequest = Omit<CreateRouteCommandInput, keyof DestinationRequest | 'RouteTableId' | 'DryRun'>;

/** The VPC itself. */
export const local: RouteTarget = { gatewayId: 'local' };

/**
 * The destination that a request names, in canonical form.
 * @throws MissingParameter, InvalidParameterCombination, InvalidParameterValue, or InvalidPrefixListID.NotFound as there are no prefix lists
 */
export function readDestination({ DestinationCidrBlock: ipv4, DestinationIpv6CidrBlock: ipv6, DestinationPrefixListId: list }: DestinationRequest): string {
  const given = Object.entries({ destinationCidrBlock: ipv4, destinationIpv6CidrBlock: ipv6, destinationPrefixListId: list }).filter(([, value]) => value);
  const [[name, text] = [], [other] = []] = given;
  if (name === undefined || text === undefined) throw errors.missingParameter({ name: 'destinationCidrBlock' });
  if (other !== undefined) throw errors.combination({ one: name, other });
  if (list !== undefined) throw groupErrors.prefixListNotFound({ id: list });
  const block = ipv4 === undefined ? undefined : parseCidr(ipv4);
  const canonical = block === undefined ? canonicalIpv6Cidr(ipv6 ?? '') : formatCidr(block);
  if (canonical === undefined) throw networkErrors.destinationCidr({ cidr: text, name });
  return canonical;
}

/** The route of that destination in a table. */
export const findRoute = ({ routes }: RouteTableRow, wanted: string): RouteRow | undefined => routes.find(({ destination }) => destination === wanted);

/** Things that routes can lead to on AWS and that cannot be made here, so that there is none of any id. */
const neverThere = {
  NatGatewayId: (id: string) => networkErrors.natGatewayNotFound({ id }),
  TransitGatewayId: (id: string) => networkErrors.transitGatewayNotFound({ id }),
  VpcPeeringConnectionId: (id: string) => networkErrors.peeringNotFound({ id }),
  EgressOnlyInternetGatewayId: (id: string) => networkErrors.egressOnlyGatewayNotFound({ id }),
  VpcEndpointId: (id: string) => networkErrors.endpointNotFound({ id }),
} as const;

function gatewayTarget(context: LocateContext, { routeTableId, vpcId }: RouteTableRow, id: string): RouteTarget {
  if (id === 'local') return local;
  const gateway = find(context, kinds.internetGateway, id);
  if (gateway === undefined) throw networkErrors.routeGatewayNotFound({ id });
  if (gateway.vpcId !== vpcId) throw networkErrors.gatewayOfOtherVpc({ table: routeTableId, gateway: id });
  return { gatewayId: id };
}

function interfaceTarget(context: LocateContext, table: RouteTableRow, id: string): RouteTarget {
  const { networkInterfaceId, instanceId, subnetId } = getOne(context, kinds.networkInterface, id);
  if (find(context, kinds.subnet, subnetId)?.vpcId !== table.vpcId) throw networkErrors.interfaceOfOtherVpc({ table: table.routeTableId, interface: id });
  return { networkInterfaceId, instanceId };
}

const instanceTarget = (context: LocateContext, table: RouteTableRow, id: string): RouteTarget =>
  interfaceTarget(context, table, getOne(context, kinds.instance, id, (row) => exists(row, context)).primaryInterface.id);

/**
 * Where a request says that a route leads.
 * @throws MissingParameter, InvalidParameterCombination, the NotFound of the target, InvalidParameterValue for one of another VPC, NotSimulated
 */
export function readTarget(context: LocateContext, operation: string, table: RouteTableRow, request: TargetRequest): RouteTarget {
  const { LocalGatewayId, CarrierGatewayId, CoreNetworkArn, OdbNetworkArn } = request;
  refuseUnsimulated(operation, { LocalGatewayId, CarrierGatewayId, CoreNetworkArn, OdbNetworkArn });
  const names = ['GatewayId', 'InstanceId', 'NetworkInterfaceId', ...(Object.keys(neverThere) as (keyof typeof neverThere)[])] as const;
  const [first, second] = names.flatMap((name) => (request[name] === undefined ? [] : [{ name, id: request[name] }]));
  if (first === undefined) throw errors.missingParameter({ name: 'gatewayId' });
  const worded = ({ name }: typeof first): string => name.charAt(0).toLowerCase() + name.slice(1);
  if (second !== undefined) throw errors.combination({ one: worded(first), other: worded(second) });
  if (first.name === 'GatewayId') return gatewayTarget(context, table, first.id);
  if (first.name === 'InstanceId') return instanceTarget(context, table, first.id);
  if (first.name === 'NetworkInterfaceId') return interfaceTarget(context, table, first.id);
  throw neverThere[first.name](first.id);
}

/**
 * Refuses a route inside the VPC that AWS does not have: one to anything but an interface, or not for a whole subnet.
 * Source: Amazon VPC User Guide, "Route tables", "Considerations", read 2026-11-24.
 */
export function checkInside(context: LocateContext, { vpcId }: RouteTableRow, destination: string, target: RouteTarget): void {
  const vpc = find(context, kinds.vpc, vpcId);
  const [block, whole] = [parseCidr(destination), parseCidr(vpc?.cidrBlock ?? '')];
  if (block === undefined || whole === undefined || !contains(whole, block)) return;
  if (!('networkInterfaceId' in target)) throw networkErrors.routeInside({ cidr: destination });
  if (destination === vpc?.cidrBlock) return;
  const subnets = all(context, kinds.subnet).filter((subnet) => subnet.vpcId === vpcId);
  if (!subnets.some(({ cidrBlock }) => cidrBlock === destination)) throw networkErrors.routeMatchesNoSubnet();
}
