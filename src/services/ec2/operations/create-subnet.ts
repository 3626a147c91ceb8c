import type { CreateSubnetCommandInput, CreateSubnetCommandOutput } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { instanceTypeOfferings } from '../../../world/instance-types.ts';
import type { Zone } from '../../../world/zones.ts';
import { ec2Arn, need, requestTagKeys } from '../needs.ts';
import { type Cidr, contains, formatCidr, overlap, parseCidr } from '../network/cidr.ts';
import { needOnVpc } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { showSubnet } from '../network/show.ts';
import { zonesOf } from '../network/subnets.ts';
import { ec2Operation, refuseUnsimulated, required } from '../operation.ts';
import { all, getOne, kinds, newId, put } from '../resources.ts';
import type { SubnetRow, VpcRow } from '../state.ts';
import { listTags, needsToTag, readTagSpecifications } from '../tags.ts';

const taggable = ['subnet'];

/** Source: Amazon VPC User Guide, "Amazon VPC quotas", read 2026-11-24. */
const subnetLimit = 200;

function readBlock(context: LocateContext, vpc: VpcRow, text: string): Cidr {
  const block = parseCidr(text);
  if (block === undefined) throw networkErrors.invalidCidr({ cidr: text });
  const whole = parseCidr(vpc.cidrBlock);
  // Source: Amazon VPC User Guide, "Subnet CIDR blocks", read 2026-11-24: between /28 and /16, inside the VPC's.
  if (block.bits < 16 || block.bits > 28 || whole === undefined || !contains(whole, block)) throw networkErrors.subnetRange({ cidr: text });
  const taken = all(context, kinds.subnet).filter(({ vpcId }) => vpcId === vpc.vpcId);
  if (taken.length >= subnetLimit) throw networkErrors.subnetLimit();
  const conflicts = taken.some(({ cidrBlock }) => {
    const other = parseCidr(cidrBlock);
    return other !== undefined && overlap(block, other);
  });
  if (conflicts) throw networkErrors.subnetConflict({ cidr: text });
  return block;
}

/** The zone that AWS would choose is not to be known; here it is the one that offers most instance types, the first by name of several. */
function zoneWithMost(context: LocateContext, zones: readonly Zone[]): Zone | undefined {
  const offers = new Map<string, number>();
  for (const zoneIds of instanceTypeOfferings(context.data, context.region).values()) for (const id of zoneIds) offers.set(id, (offers.get(id) ?? 0) + 1);
  const most = Math.max(...zones.map(({ id }) => offers.get(id) ?? 0));
  return zones.find(({ id }) => (offers.get(id) ?? 0) === most);
}

function chooseZone(
  context: LocateContext,
  { AvailabilityZone: name, AvailabilityZoneId: id }: Pick<CreateSubnetCommandInput, 'AvailabilityZone' | 'AvailabilityZoneId'>,
): Zone {
  const zones = zonesOf(context);
  const named = zones.filter((zone) => (name === undefined || zone.name === name) && (id === undefined || zone.id === id));
  const chosen = named.length > 1 ? zoneWithMost(context, named) : named[0];
  if (chosen === undefined)
    throw networkErrors.subnetZone({ zone: name ?? id ?? '', zones: zones.map((zone) => (name === undefined ? zone.id : zone.name)).join(', ') });
  return chosen;
}

export default ec2Operation<CreateSubnetCommandInput, CreateSubnetCommandOutput>({
  name: 'CreateSubnet',
  mutating: true,
  needs: (input, context) => {
    const byType = readTagSpecifications(input.TagSpecifications, taggable);
    const vpcId = required(input.VpcId, 'vpcId');
    return [
      need(context, 'CreateSubnet', ec2Arn(context, 'subnet', '*'), requestTagKeys(byType.get('subnet') ?? {})),
      needOnVpc(context, 'CreateSubnet', vpcId),
      ...needsToTag(context, 'CreateSubnet', byType),
    ];
  },
  validate: ({ OutpostArn, Ipv6CidrBlock, Ipv6Native, Ipv6IpamPoolId, Ipv4IpamPoolId }) =>
    refuseUnsimulated('CreateSubnet', { OutpostArn, Ipv6CidrBlock, Ipv6Native: Ipv6Native || undefined, Ipv6IpamPoolId, Ipv4IpamPoolId }),
  execute: (input, context) => {
    const vpc = getOne(context, kinds.vpc, required(input.VpcId, 'vpcId'));
    const block = readBlock(context, vpc, required(input.CidrBlock, 'cidrBlock'));
    const zone = chooseZone(context, input);
    const subnet: SubnetRow = {
      subnetId: newId(context.ids, 'subnet'),
      vpcId: vpc.vpcId,
      cidrBlock: formatCidr(block),
      availabilityZone: zone.name,
      availabilityZoneId: zone.id,
      defaultForAz: false,
      mapPublicIpOnLaunch: false,
      networkAclAssociationId: newId(context.ids, 'aclassoc'),
      addressesInUse: 0,
      tags: readTagSpecifications(input.TagSpecifications, taggable).get('subnet') ?? {},
    };
    put(context, kinds.subnet, subnet.subnetId, subnet);
    return { Subnet: { ...showSubnet(subnet, context), Tags: listTags(subnet.tags) ?? [] } };
  },
  example: {
    command: 'aws ec2 create-subnet --vpc-id ${vpc} --cidr-block 172.31.128.0/20',
    before: ['vpc = aws ec2 describe-vpcs --query Vpcs[0].VpcId --output text'],
  },
});
