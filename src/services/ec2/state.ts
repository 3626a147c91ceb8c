import { defineTable } from '../../kernel/state.ts';
import type { InstanceRow, PrivateNames } from './instances/row.ts';
import type { TaggedRow } from './tagged-row.ts';

/** An attribute of a VPC that is read and changed by itself. Source: EC2 API Reference, DescribeVpcAttribute, read 2026-11-24. */
export type VpcAttributeName = 'enableDnsHostnames' | 'enableDnsSupport' | 'enableNetworkAddressUsageMetrics';

/** A VPC. */
export interface VpcRow extends TaggedRow {
  readonly vpcId: string;
  readonly cidrBlock: string;
  readonly cidrAssociationId: string;
  readonly isDefault: boolean;
  readonly dhcpOptionsId: string;
  /** Present where instances run on hardware of their own. */
  readonly tenancy?: 'dedicated';
  /** What was changed; what is not here is as AWS makes it. */
  readonly attributes?: Readonly<Partial<Record<VpcAttributeName, boolean>>>;
}

/** A subnet of a VPC, in one Availability Zone. */
export interface SubnetRow extends TaggedRow {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly cidrBlock: string;
  readonly availabilityZone: string;
  readonly availabilityZoneId: string;
  readonly defaultForAz: boolean;
  readonly mapPublicIpOnLaunch: boolean;
  readonly networkAclAssociationId: string;
  /** Present once it was associated with a route table; until then the VPC's main table goes with it. */
  readonly routeTableAssociation?: { readonly associationId: string; readonly routeTableId: string };
  /** How instances launched into it are named; absent until it was changed. */
  readonly privateNames?: PrivateNames;
  /** How many of its addresses network interfaces hold. */
  readonly addressesInUse: number;
}

/** An internet gateway. */
export interface InternetGatewayRow extends TaggedRow {
  readonly internetGatewayId: string;
  /** Absent once it was detached. */
  readonly vpcId?: string;
}

/** Where a route leads: to a gateway, which is `local` for the VPC itself, or to the network interface of an instance. */
export type RouteTarget = { readonly gatewayId: string } | { readonly networkInterfaceId: string; readonly instanceId: string };

/** A route: a block of IPv4 or IPv6 addresses, in canonical form, and where it leads. */
export type RouteRow = RouteTarget & { readonly destination: string; readonly origin: 'CreateRouteTable' | 'CreateRoute' };

/** A route table of a VPC; the subnets that are associated with it name it. */
export interface RouteTableRow extends TaggedRow {
  readonly routeTableId: string;
  readonly vpcId: string;
  /** Present in the VPC's main table. */
  readonly mainAssociationId?: string;
  readonly routes: readonly RouteRow[];
}

/** A VPC's default network ACL. */
export interface NetworkAclRow extends TaggedRow {
  readonly networkAclId: string;
  readonly vpcId: string;
  readonly entries: readonly {
    readonly egress: boolean;
    readonly number: number;
    readonly action: 'allow' | 'deny';
    readonly cidr: string;
    readonly protocol: string;
  }[];
}

/** A set of DHCP options. */
export interface DhcpOptionsRow extends TaggedRow {
  readonly dhcpOptionsId: string;
  readonly options: Readonly<Record<string, readonly string[]>>;
}

/** A security group; its rules are rows of their own. */
export interface SecurityGroupRow extends TaggedRow {
  readonly groupId: string;
  readonly groupName: string;
  readonly description: string;
  readonly vpcId: string;
}

/** One rule: a protocol and ports with one peer. Ports are absent for protocol `-1`. */
export interface SecurityGroupRuleRow extends TaggedRow {
  readonly ruleId: string;
  readonly groupId: string;
  readonly egress: boolean;
  readonly protocol: string;
  readonly fromPort?: number;
  readonly toPort?: number;
  readonly peer: { readonly kind: 'ipv4' | 'ipv6' | 'group'; readonly value: string };
  readonly description?: string;
}

/** A key pair, of which AWS keeps the public half. */
export interface KeyPairRow extends TaggedRow {
  readonly keyPairId: string;
  readonly keyName: string;
  readonly keyType: 'rsa' | 'ed25519';
  readonly fingerprint: string;
  /** In OpenSSH's form. */
  readonly publicKey: string;
  readonly createdAt: number;
}

/** An EBS volume. Sizes are in GiB, throughput in MiB/s, moments in milliseconds since 1970. */
export interface VolumeRow extends TaggedRow {
  readonly volumeId: string;
  /** The instance it is attached to; absent once that was terminated. */
  readonly instanceId?: string;
  readonly device: string;
  readonly size: number;
  readonly type: string;
  readonly encrypted: boolean;
  readonly snapshotId?: string;
  readonly iops?: number;
  readonly throughput?: number;
  readonly deleteOnTermination: boolean;
  readonly availabilityZone: string;
  readonly createdAt: number;
}

/** A network interface of an instance. */
export interface NetworkInterfaceRow extends TaggedRow {
  readonly networkInterfaceId: string;
  readonly instanceId: string;
  readonly subnetId: string;
  readonly groupIds: readonly string[];
}

/** The request that a client token was first used with, as a digest, and the ids of what came of it. */
export interface ClientTokenRow {
  readonly digest: string;
  readonly ids: readonly string[];
}

/** Every table's keys begin with the account's id and the Region; then the id that the row is called by. */
export const tables = {
  vpcs: defineTable<VpcRow>('ec2.vpcs'),
  subnets: defineTable<SubnetRow>('ec2.subnets'),
  internetGateways: defineTable<InternetGatewayRow>('ec2.internet-gateways'),
  routeTables: defineTable<RouteTableRow>('ec2.route-tables'),
  networkAcls: defineTable<NetworkAclRow>('ec2.network-acls'),
  dhcpOptions: defineTable<DhcpOptionsRow>('ec2.dhcp-options'),
  securityGroups: defineTable<SecurityGroupRow>('ec2.security-groups'),
  /** Then the group's id and the rule's. */
  securityGroupRules: defineTable<SecurityGroupRuleRow>('ec2.security-group-rules'),
  keyPairs: defineTable<KeyPairRow>('ec2.key-pairs'),
  instances: defineTable<InstanceRow>('ec2.instances'),
  volumes: defineTable<VolumeRow>('ec2.volumes'),
  networkInterfaces: defineTable<NetworkInterfaceRow>('ec2.network-interfaces'),
  /** By subnet and IPv4 address: the network interface that holds it. */
  addresses: defineTable<string>('ec2.addresses'),
  /** Of the instances that shut down: when each is terminated, in milliseconds since 1970. */
  endings: defineTable<number>('ec2.endings'),
  /** Then the operation's name and the token. */
  clientTokens: defineTable<ClientTokenRow>('ec2.client-tokens'),
  /** Index of all tags: by resource type, tag key, tag value and resource id. */
  tags: defineTable<true>('ec2.tags'),
};
