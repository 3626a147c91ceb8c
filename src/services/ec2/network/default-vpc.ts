import { findRegion } from '../../../world/region.ts';
import { availabilityZones } from '../../../world/zones.ts';
import type { Writing } from '../contexts.ts';
import { all, kinds, newId, put } from '../resources.ts';
import { createSecurityGroup } from '../security-groups/groups.ts';
import type { NetworkAclRow, VpcRow } from '../state.ts';
import { formatCidr, parseCidr } from './cidr.ts';

const vpcCidr = '172.31.0.0/16';
const subnetBits = 20;

/** Everything in and out, and the rule at the end that refuses the rest. */
const openEntries: NetworkAclRow['entries'] = [true, false].flatMap((egress) => [
  { egress, number: 100, action: 'allow' as const, cidr: '0.0.0.0/0', protocol: '-1' },
  { egress, number: 32767, action: 'deny' as const, cidr: '0.0.0.0/0', protocol: '-1' },
]);

function createDhcpOptions(context: Writing): string {
  const [existing] = all(context, kinds.dhcpOptions);
  if (existing) return existing.dhcpOptionsId;
  const dhcpOptionsId = newId(context.ids, 'dopt');
  const domain = context.region === 'us-east-1' ? 'ec2.internal' : `${context.region}.compute.internal`;
  const options = { 'domain-name': [domain], 'domain-name-servers': ['AmazonProvidedDNS'] };
  put(context, kinds.dhcpOptions, dhcpOptionsId, { dhcpOptionsId, options, tags: {} });
  return dhcpOptionsId;
}

function createSubnets(context: Writing, vpcId: string): void {
  const region = findRegion(context.region);
  const block = parseCidr(vpcCidr);
  if (region === undefined || block === undefined) return;
  for (const [index, zone] of availabilityZones(region, context.accountId).entries()) {
    const subnetId = newId(context.ids, 'subnet');
    put(context, kinds.subnet, subnetId, {
      subnetId,
      vpcId,
      cidrBlock: formatCidr({ base: block.base + index * 2 ** (32 - subnetBits), bits: subnetBits }),
      availabilityZone: zone.name,
      availabilityZoneId: zone.id,
      defaultForAz: true,
      mapPublicIpOnLaunch: true,
      networkAclAssociationId: newId(context.ids, 'aclassoc'),
      addressesInUse: 0,
      tags: {},
    });
  }
}

function createRouting(context: Writing, vpcId: string): void {
  const internetGatewayId = newId(context.ids, 'igw');
  put(context, kinds.internetGateway, internetGatewayId, { internetGatewayId, vpcId, tags: {} });
  const routeTableId = newId(context.ids, 'rtb');
  put(context, kinds.routeTable, routeTableId, {
    routeTableId,
    vpcId,
    mainAssociationId: newId(context.ids, 'rtbassoc'),
    routes: [
      { destination: vpcCidr, gatewayId: 'local', origin: 'CreateRouteTable' },
      { destination: '0.0.0.0/0', gatewayId: internetGatewayId, origin: 'CreateRoute' },
    ],
    tags: {},
  });
  const networkAclId = newId(context.ids, 'acl');
  put(context, kinds.networkAcl, networkAclId, { networkAclId, vpcId, entries: openEntries, tags: {} });
}

/**
 * Makes a default VPC as every account has one in each Region: a public subnet in each Availability Zone, an internet gateway
 * with a route to it, and the default network ACL and security group.
 * Source: Amazon VPC User Guide, "Default VPC components", read 2026-11-24.
 */
export function createDefaultVpc(context: Writing): VpcRow {
  const vpc: VpcRow = {
    vpcId: newId(context.ids, 'vpc'),
    cidrBlock: vpcCidr,
    cidrAssociationId: newId(context.ids, 'vpc-cidr-assoc'),
    isDefault: true,
    dhcpOptionsId: createDhcpOptions(context),
    tags: {},
  };
  put(context, kinds.vpc, vpc.vpcId, vpc);
  createSubnets(context, vpc.vpcId);
  createRouting(context, vpc.vpcId);
  createSecurityGroup(context, { groupName: 'default', description: 'default VPC security group', vpcId: vpc.vpcId, tags: {} });
  return vpc;
}
