import type { Writing } from '../contexts.ts';
import { all, kinds, newId, put } from '../resources.ts';
import { createSecurityGroup } from '../security-groups/groups.ts';
import type { NetworkAclRow, RouteRow, VpcRow } from '../state.ts';

/** Everything in and out, and the rule at the end that refuses the rest. */
const openEntries: NetworkAclRow['entries'] = [true, false].flatMap((egress) => [
  { egress, number: 100, action: 'allow' as const, cidr: '0.0.0.0/0', protocol: '-1' },
  { egress, number: 32767, action: 'deny' as const, cidr: '0.0.0.0/0', protocol: '-1' },
]);

/** The account's set of DHCP options in the Region, which every VPC begins with; made with the first one. */
function defaultDhcpOptions(context: Writing): string {
  const [existing] = all(context, kinds.dhcpOptions);
  if (existing) return existing.dhcpOptionsId;
  const dhcpOptionsId = newId(context.ids, 'dopt');
  const domain = context.region === 'us-east-1' ? 'ec2.internal' : `${context.region}.compute.internal`;
  const options = { 'domain-name': [domain], 'domain-name-servers': ['AmazonProvidedDNS'] };
  put(context, kinds.dhcpOptions, dhcpOptionsId, { dhcpOptionsId, options, tags: {} });
  return dhcpOptionsId;
}

/** Makes a VPC's row, and nothing in it. */
export function putVpc(context: Writing, facts: Omit<VpcRow, 'vpcId' | 'cidrAssociationId' | 'dhcpOptionsId'>): VpcRow {
  const vpc: VpcRow = {
    vpcId: newId(context.ids, 'vpc'),
    cidrAssociationId: newId(context.ids, 'vpc-cidr-assoc'),
    dhcpOptionsId: defaultDhcpOptions(context),
    ...facts,
  };
  put(context, kinds.vpc, vpc.vpcId, vpc);
  return vpc;
}

/**
 * Makes what every VPC has from the start: the main route table, the default network ACL and the default security group.
 * @param routes what the main table has beside the route inside the VPC
 */
export function outfitVpc(context: Writing, { vpcId, cidrBlock }: VpcRow, routes: readonly RouteRow[] = []): void {
  const routeTableId = newId(context.ids, 'rtb');
  put(context, kinds.routeTable, routeTableId, {
    routeTableId,
    vpcId,
    mainAssociationId: newId(context.ids, 'rtbassoc'),
    routes: [{ destination: cidrBlock, gatewayId: 'local', origin: 'CreateRouteTable' }, ...routes],
    tags: {},
  });
  const networkAclId = newId(context.ids, 'acl');
  put(context, kinds.networkAcl, networkAclId, { networkAclId, vpcId, entries: openEntries, tags: {} });
  createSecurityGroup(context, { groupName: 'default', description: 'default VPC security group', vpcId, tags: {} });
}
