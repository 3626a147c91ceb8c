import type { Gap, ServiceDefinition } from '../../kernel/operation.ts';
import { locateResource } from './locate.ts';
import { createDefaultVpc } from './network/default-vpc.ts';
import { findDefaultVpc } from './network/find-default-vpc.ts';
import { deniedByPolicy, notAuthenticated } from './refusals.ts';

const gap = (what: string, source: string): Gap => ({ what, source, date: '2026-11-24' });

const gaps: readonly Gap[] = [
  gap(
    'Accounts get their zone names as those of before November 2025 do: in the oldest Regions shuffled by account. The shuffle is derived from the account id.',
    'AWS Regions and Availability Zones, "AZ IDs"',
  ),
  gap('Every zone of a Region is there for every account; AWS hides a constrained zone from new accounts.', 'EC2 User Guide, "Regions and Zones"'),
  gap('Local and Wavelength Zones have no parent zone and cannot be opted into; zones and Regions have no geography.', 'EC2 API Reference, AvailabilityZone'),
  gap(
    "The images are Amazon Linux's alone; their versions are of November 2025 and their ids this simulation's own.",
    'EC2 User Guide, "Amazon Machine Images"',
  ),
  gap('Deprecated images stay launchable and no new versions appear as the clock moves on.', 'AL2023 User Guide, "AL2023 release cadence"'),
  gap('Public addresses come from 198.18.0.0/15, which is not on the internet.', 'EC2 User Guide, "Amazon EC2 instance IP addressing"'),
  gap('No quotas on vCPUs, instances, security groups or key pairs; those of VPCs cannot be raised.', 'EC2 User Guide, "Amazon EC2 service quotas"'),
  gap(
    'An instance has one network interface, IPv4 alone; interfaces live and die with their instance, volumes too or stay, unattached.',
    'EC2 API Reference, RunInstances',
  ),
  gap('VPCs have one block of IPv4 addresses and no IPv6, and their own DHCP options cannot be given to them.', 'EC2 API Reference, CreateVpc'),
  gap('Network ACLs cannot be made or changed.', 'Amazon VPC User Guide, "Control subnet traffic with network access control lists"'),
  gap(
    'Routes lead to the VPC, an internet gateway or an instance: there are no NAT, transit, egress-only or virtual private gateways, no peering, endpoints and prefix lists.',
    'EC2 API Reference, CreateRoute',
  ),
  gap(
    'The words for routes that cannot be made, replaced or removed were read in reports of users; AWS documents their codes alone.',
    'EC2 API Reference, "Error codes"',
  ),
  gap('Route tables are for subnets, not for gateways and address pools.', 'EC2 API Reference, AssociateRouteTable'),
  gap(
    'Our own are the words for DNS hostnames without DNS support, for credit options and for the attachment of an interface that is another.',
    'EC2 API Reference, ModifyVpcAttribute, ModifyInstanceCreditSpecification, ModifyNetworkInterfaceAttribute',
  ),
  gap('Shared and public images and snapshots cannot be tagged.', 'EC2 API Reference, CreateTags'),
  gap(
    'Filters of DescribeImages on watermarks, scans and instance type specifications, and of DescribeInstances on tags of network interfaces, are refused.',
    'EC2 API Reference, DescribeImages, DescribeInstances',
  ),
  gap('The words for an ICMP code without its type are our own: AWS documents the rule alone.', 'EC2 API Reference, AuthorizeSecurityGroupIngress'),
  gap('The encoded authorization message is encoded only, and names no statements.', 'STS API Reference, DecodeAuthorizationMessage'),
  gap('Programs on instances do not run, and there is no console output.', 'EC2 API Reference, GetConsoleOutput'),
  gap('Transitions take 12 to 30 seconds and status checks two minutes, always.', 'EC2 User Guide, "Amazon EC2 instance state changes"'),
  gap('When CreateSubnet names no zone, it is the one that offers most instance types.', 'EC2 API Reference, CreateSubnet'),
  gap('When RunInstances names no subnet, the zone is the first by name that offers the type.', 'EC2 User Guide, "Regions and Zones"'),
  gap('A launch that AWS would refuse anyway is authorized on the instance alone before it is refused.', 'EC2 API Reference, "Error codes"'),
];

export default {
  name: 'ec2',
  global: false,
  order: ['authorize', 'validate'],
  constraints: 'none',
  anonymous: false,
  denied: deniedByPolicy,
  unauthenticated: notAuthenticated,
  openRegion: (context) => {
    if (findDefaultVpc(context) === undefined) createDefaultVpc(context);
  },
  locate: locateResource,
  gaps,
} satisfies ServiceDefinition;
