import type { DescribeNetworkInterfacesCommandInput, DescribeNetworkInterfacesCommandOutput } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { describe } from '../describe.ts';
import { interfaceExists } from '../instances/belongings.ts';
import { onAnything } from '../needs.ts';
import { showNetworkInterface } from '../network-interfaces/find.ts';
import { ec2Operation } from '../operation.ts';
import { kinds } from '../resources.ts';
import type { NetworkInterfaceRow } from '../state.ts';

/** The filters by their path in an interface. Source: EC2 API Reference, DescribeNetworkInterfaces, read 2026-11-24. */
const paths = {
  'addresses.association.owner-id': 'PrivateIpAddresses.Association.IpOwnerId',
  'addresses.association.public-ip': 'PrivateIpAddresses.Association.PublicIp',
  'addresses.primary': 'PrivateIpAddresses.Primary',
  'addresses.private-ip-address': 'PrivateIpAddresses.PrivateIpAddress',
  'association.allocation-id': 'Association.AllocationId',
  'association.association-id': 'Association.AssociationId',
  'association.ip-owner-id': 'Association.IpOwnerId',
  'association.public-dns-name': 'Association.PublicDnsName',
  'association.public-ip': 'Association.PublicIp',
  'attachment.attach-time': 'Attachment.AttachTime',
  'attachment.attachment-id': 'Attachment.AttachmentId',
  'attachment.delete-on-termination': 'Attachment.DeleteOnTermination',
  'attachment.device-index': 'Attachment.DeviceIndex',
  'attachment.instance-id': 'Attachment.InstanceId',
  'attachment.instance-owner-id': 'Attachment.InstanceOwnerId',
  'attachment.status': 'Attachment.Status',
  'availability-zone': 'AvailabilityZone',
  'availability-zone-id': 'AvailabilityZoneId',
  description: 'Description',
  'group-id': 'Groups.GroupId',
  'group-name': 'Groups.GroupName',
  'interface-type': 'InterfaceType',
  'ipv6-addresses.ipv6-address': 'Ipv6Addresses.Ipv6Address',
  'mac-address': 'MacAddress',
  'network-interface-id': 'NetworkInterfaceId',
  'operator.managed': 'Operator.Managed',
  'operator.principal': 'Operator.Principal',
  'owner-id': 'OwnerId',
  'private-dns-name': 'PrivateDnsName',
  'private-ip-address': 'PrivateIpAddress',
  'requester-id': 'RequesterId',
  'requester-managed': 'RequesterManaged',
  'source-dest-check': 'SourceDestCheck',
  status: 'Status',
  'subnet-id': 'SubnetId',
  'vpc-id': 'VpcId',
};

/** The filters look at an interface; those on tags at what stands beside it, as interfaces call their tags otherwise. */
const filters = () => ({ ...Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, `Interface.${path}`])), 'tag-key': 'Tags.Key' });

const show = (row: NetworkInterfaceRow, context: LocateContext) => {
  const shown = showNetworkInterface(row, context);
  return { Interface: shown, Tags: shown.TagSet };
};

export default ec2Operation<DescribeNetworkInterfacesCommandInput, DescribeNetworkInterfacesCommandOutput>({
  name: 'DescribeNetworkInterfaces',
  mutating: false,
  needs: onAnything('DescribeNetworkInterfaces'),
  execute: (input, context) => {
    const idOf = ({ networkInterfaceId }: NetworkInterfaceRow): string => networkInterfaceId;
    const description = { kind: kinds.networkInterface, idOf, show, filters, exists: interfaceExists };
    const { items, ...rest } = describe(context, description, input, input.NetworkInterfaceIds);
    return { NetworkInterfaces: items.map(({ Interface }) => Interface), ...rest };
  },
  example: { command: 'aws ec2 describe-network-interfaces' },
});
