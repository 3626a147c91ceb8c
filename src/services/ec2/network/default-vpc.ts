import { findRegion } from '../../../world/region.ts';
import { availabilityZones } from '../../../world/zones.ts';
import type { Writing } from '../contexts.ts';
import { kinds, newId, put } from '../resources.ts';
import type { VpcRow } from '../state.ts';
import { formatCidr, parseCidr } from './cidr.ts';
import { outfitVpc, putVpc } from './vpcs.ts';

const vpcCidr = '172.31.0.0/16';
const subnetBits = 20;

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

/**
 * Makes a default VPC as every account has one in each Region: a public subnet in each Availability Zone, an internet gateway
 * with a route to it, and the default network ACL and security group.
 * Source: Amazon VPC User Guide, "Default VPC components", read 2026-11-24.
 */
export function createDefaultVpc(context: Writing): VpcRow {
  const vpc = putVpc(context, { cidrBlock: vpcCidr, isDefault: true, tags: {} });
  createSubnets(context, vpc.vpcId);
  const internetGatewayId = newId(context.ids, 'igw');
  put(context, kinds.internetGateway, internetGatewayId, { internetGatewayId, vpcId: vpc.vpcId, tags: {} });
  outfitVpc(context, vpc, [{ destination: '0.0.0.0/0', gatewayId: internetGatewayId, origin: 'CreateRoute' }]);
  return vpc;
}
