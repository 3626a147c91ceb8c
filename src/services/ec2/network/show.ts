import type { DhcpOptions, InternetGateway, NetworkAcl, Subnet, Vpc } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import type { Reading } from '../contexts.ts';
import { addressesReleased } from '../instances/belongings.ts';
import { ec2Arn } from '../needs.ts';
import { all, kinds } from '../resources.ts';
import type { DhcpOptionsRow, InternetGatewayRow, NetworkAclRow, SubnetRow, VpcRow } from '../state.ts';
import { listTags } from '../tags.ts';
import { addressCount, parseCidr } from './cidr.ts';
import { showPrivateNames } from './private-names.ts';

/** AWS keeps the first four addresses of a subnet and the last. Source: Amazon VPC User Guide, "Subnet CIDR blocks", read 2026-11-24. */
const reservedAddresses = 5;

const noPublicAccessBlock = { InternetGatewayBlockMode: 'off' as const };

/** A VPC as DescribeVpcs answers it. */
export const showVpc = (row: VpcRow, { accountId }: LocateContext): Vpc => ({
  OwnerId: accountId,
  InstanceTenancy: row.tenancy ?? 'default',
  CidrBlockAssociationSet: [{ AssociationId: row.cidrAssociationId, CidrBlock: row.cidrBlock, CidrBlockState: { State: 'associated' } }],
  IsDefault: row.isDefault,
  Tags: listTags(row.tags),
  BlockPublicAccessStates: noPublicAccessBlock,
  VpcId: row.vpcId,
  State: 'available',
  CidrBlock: row.cidrBlock,
  DhcpOptionsId: row.dhcpOptionsId,
});

/** How many addresses of a subnet are left. */
export function availableAddresses(context: Reading, { subnetId, cidrBlock, addressesInUse }: SubnetRow): number {
  const block = parseCidr(cidrBlock);
  return block === undefined ? 0 : addressCount(block) - reservedAddresses - addressesInUse + addressesReleased(context, subnetId);
}

/** A subnet as DescribeSubnets answers it. */
export const showSubnet = (row: SubnetRow, context: LocateContext): Subnet => ({
  AvailabilityZoneId: row.availabilityZoneId,
  MapCustomerOwnedIpOnLaunch: false,
  OwnerId: context.accountId,
  AssignIpv6AddressOnCreation: false,
  Ipv6CidrBlockAssociationSet: [],
  Tags: listTags(row.tags),
  SubnetArn: ec2Arn(context, 'subnet', row.subnetId),
  EnableDns64: false,
  Ipv6Native: false,
  PrivateDnsNameOptionsOnLaunch: showPrivateNames(row.privateNames),
  BlockPublicAccessStates: noPublicAccessBlock,
  SubnetId: row.subnetId,
  State: 'available',
  VpcId: row.vpcId,
  CidrBlock: row.cidrBlock,
  AvailableIpAddressCount: availableAddresses(context, row),
  AvailabilityZone: row.availabilityZone,
  DefaultForAz: row.defaultForAz,
  MapPublicIpOnLaunch: row.mapPublicIpOnLaunch,
});

/** An internet gateway as DescribeInternetGateways answers it. */
export const showInternetGateway = (row: InternetGatewayRow, { accountId }: LocateContext): InternetGateway => ({
  // The model's type does not know the state that AWS answers.
  Attachments: row.vpcId === undefined ? [] : [{ State: 'available' as 'attached', VpcId: row.vpcId }],
  InternetGatewayId: row.internetGatewayId,
  OwnerId: accountId,
  Tags: listTags(row.tags) ?? [],
});

/** A network ACL as DescribeNetworkAcls answers it: it goes with every subnet of its VPC. */
export const showNetworkAcl = (row: NetworkAclRow, context: LocateContext): NetworkAcl => ({
  Associations: all(context, kinds.subnet)
    .filter(({ vpcId }) => vpcId === row.vpcId)
    .map((subnet) => ({ NetworkAclAssociationId: subnet.networkAclAssociationId, NetworkAclId: row.networkAclId, SubnetId: subnet.subnetId })),
  Entries: row.entries.map(({ egress, number, action, cidr, protocol }) => ({
    CidrBlock: cidr,
    Egress: egress,
    Protocol: protocol,
    RuleAction: action,
    RuleNumber: number,
  })),
  IsDefault: true,
  NetworkAclId: row.networkAclId,
  Tags: listTags(row.tags) ?? [],
  VpcId: row.vpcId,
  OwnerId: context.accountId,
});

/** A set of DHCP options as DescribeDhcpOptions answers it. */
export const showDhcpOptions = (row: DhcpOptionsRow, { accountId }: LocateContext): DhcpOptions => ({
  OwnerId: accountId,
  Tags: listTags(row.tags) ?? [],
  DhcpOptionsId: row.dhcpOptionsId,
  DhcpConfigurations: Object.entries(row.options).map(([Key, values]) => ({ Key, Values: values.map((Value) => ({ Value })) })),
});
