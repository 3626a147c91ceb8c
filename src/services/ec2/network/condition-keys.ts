import type { LocateContext } from '../../../kernel/context.ts';
import type { ConditionContext, Need } from '../../../kernel/need.ts';
import { ec2Arn, need, resourceTagKeys } from '../needs.ts';
import { find, kinds } from '../resources.ts';
import type { SubnetRow } from '../state.ts';
import { lookAtAssociation } from './route-tables.ts';

/** What conditions may ask about a subnet beside its id and tags; nothing of one that does not exist. */
export const subnetKeys = (context: LocateContext, subnet: SubnetRow | undefined): ConditionContext =>
  subnet === undefined
    ? {}
    : {
        'ec2:AvailabilityZone': subnet.availabilityZone,
        'ec2:AvailabilityZoneId': subnet.availabilityZoneId,
        'ec2:Vpc': ec2Arn(context, 'vpc', subnet.vpcId),
      };

/** The need of an action on a VPC; of one that does not exist little more than the ARN is known. */
export function needOnVpc(context: LocateContext, action: string, id: string, keys: ConditionContext = {}): Need {
  const vpc = find(context, kinds.vpc, id);
  return need(context, action, ec2Arn(context, 'vpc', id), {
    'ec2:VpcID': id,
    'ec2:Tenancy': vpc?.tenancy ?? 'default',
    ...resourceTagKeys(vpc?.tags),
    ...keys,
  });
}

/** The need of an action on a subnet; of one that does not exist only the ARN is known. */
export function needOnSubnet(context: LocateContext, action: string, id: string, keys: ConditionContext = {}): Need {
  const subnet = find(context, kinds.subnet, id);
  return need(context, action, ec2Arn(context, 'subnet', id), {
    'ec2:SubnetID': id,
    ...subnetKeys(context, subnet),
    ...resourceTagKeys(subnet?.tags),
    ...keys,
  });
}

/** The need of an action on a route table; of one that does not exist only the ARN is known. */
export function needOnRouteTable(context: LocateContext, action: string, id: string): Need {
  const table = find(context, kinds.routeTable, id);
  return need(context, action, ec2Arn(context, 'route-table', id), {
    ...(id !== '*' && { 'ec2:RouteTableID': id }),
    ...(table && { 'ec2:Vpc': ec2Arn(context, 'vpc', table.vpcId) }),
    ...resourceTagKeys(table?.tags),
  });
}

/** The needs of an action on a route table's association: on the table and, unless it is the main one, the subnet; of one that does not exist nothing is known. */
export function needsOnAssociation(context: LocateContext, action: string, id: string): Need[] {
  const { table, subnet } = lookAtAssociation(context, id);
  return [needOnRouteTable(context, action, table?.routeTableId ?? '*'), ...(subnet === undefined ? [] : [needOnSubnet(context, action, subnet.subnetId)])];
}

/** What conditions see of the attribute that a request changes, by its name in the request. */
export const attributeKeys = (name: string, value: unknown): ConditionContext => ({
  'ec2:Attribute': name,
  ...((typeof value === 'string' || typeof value === 'boolean') && { [`ec2:Attribute/${name}`]: String(value) }),
});

/** The need of an action on an internet gateway. */
export const needOnGateway = (context: LocateContext, action: string, id: string): Need =>
  need(context, action, ec2Arn(context, 'internet-gateway', id), {
    'ec2:InternetGatewayID': id,
    ...resourceTagKeys(find(context, kinds.internetGateway, id)?.tags),
  });
