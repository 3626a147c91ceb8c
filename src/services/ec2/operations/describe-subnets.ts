import type { DescribeSubnetsCommandInput, DescribeSubnetsCommandOutput } from '@aws-sdk/client-ec2';
import { describe } from '../describe.ts';
import { onAnything } from '../needs.ts';
import { showSubnet } from '../network/show.ts';
import { ec2Operation } from '../operation.ts';
import { kinds } from '../resources.ts';

const filters = {
  'availability-zone': 'AvailabilityZone',
  availabilityZone: 'AvailabilityZone',
  'availability-zone-id': 'AvailabilityZoneId',
  availabilityZoneId: 'AvailabilityZoneId',
  'available-ip-address-count': 'AvailableIpAddressCount',
  cidr: 'CidrBlock',
  cidrBlock: 'CidrBlock',
  'cidr-block': 'CidrBlock',
  'customer-owned-ipv4-pool': 'CustomerOwnedIpv4Pool',
  'default-for-az': 'DefaultForAz',
  defaultForAz: 'DefaultForAz',
  'enable-dns64': 'EnableDns64',
  'enable-lni-at-device-index': 'EnableLniAtDeviceIndex',
  'ipv6-cidr-block-association.association-id': 'Ipv6CidrBlockAssociationSet.AssociationId',
  'ipv6-cidr-block-association.ipv6-cidr-block': 'Ipv6CidrBlockAssociationSet.Ipv6CidrBlock',
  'ipv6-cidr-block-association.state': 'Ipv6CidrBlockAssociationSet.Ipv6CidrBlockState.State',
  'ipv6-native': 'Ipv6Native',
  'map-customer-owned-ip-on-launch': 'MapCustomerOwnedIpOnLaunch',
  'map-public-ip-on-launch': 'MapPublicIpOnLaunch',
  'outpost-arn': 'OutpostArn',
  'owner-id': 'OwnerId',
  'private-dns-name-options-on-launch.enable-resource-name-dns-a-record': 'PrivateDnsNameOptionsOnLaunch.EnableResourceNameDnsARecord',
  'private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record': 'PrivateDnsNameOptionsOnLaunch.EnableResourceNameDnsAAAARecord',
  'private-dns-name-options-on-launch.hostname-type': 'PrivateDnsNameOptionsOnLaunch.HostnameType',
  state: 'State',
  'subnet-arn': 'SubnetArn',
  'subnet-id': 'SubnetId',
  'tag-key': 'Tags.Key',
  'vpc-id': 'VpcId',
};

export default ec2Operation<DescribeSubnetsCommandInput, DescribeSubnetsCommandOutput>({
  name: 'DescribeSubnets',
  mutating: false,
  needs: onAnything('DescribeSubnets'),
  execute: (input, context) => {
    const { items, ...rest } = describe(context, { kind: kinds.subnet, idOf: ({ subnetId }) => subnetId, show: showSubnet, filters }, input, input.SubnetIds);
    return { Subnets: items, ...rest };
  },
  example: { command: 'aws ec2 describe-subnets' },
});
