import type { NetworkInterface } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import type { ConditionContext, Need } from '../../../kernel/need.ts';
import { interfaceExists } from '../instances/belongings.ts';
import type { InstanceRow } from '../instances/row.ts';
import { showInterface } from '../instances/show.ts';
import { ec2Arn, need, resourceTagKeys } from '../needs.ts';
import { subnetKeys } from '../network/condition-keys.ts';
import { find, getOne, kinds } from '../resources.ts';
import type { NetworkInterfaceRow } from '../state.ts';
import { listTags } from '../tags.ts';

/** An interface with the instance that it belongs to. @throws InvalidNetworkInterfaceID.Malformed or .NotFound */
export function getInterface(context: LocateContext, id: string): { readonly row: NetworkInterfaceRow; readonly instance: InstanceRow } {
  const row = getOne(context, kinds.networkInterface, id, (candidate) => interfaceExists(candidate, context));
  return { row, instance: getOne(context, kinds.instance, row.instanceId) };
}

/** The need of an action on an interface; of one that does not exist only the ARN is known. */
export function needOnInterface(context: LocateContext, action: string, id: string, keys: ConditionContext = {}): Need {
  const row = find(context, kinds.networkInterface, id);
  const { 'ec2:AvailabilityZoneId': _notOfInterfaces, ...place } = subnetKeys(context, row && find(context, kinds.subnet, row.subnetId));
  return need(context, action, ec2Arn(context, 'network-interface', id), {
    'ec2:NetworkInterfaceID': id,
    ...(row && { 'ec2:Subnet': ec2Arn(context, 'subnet', row.subnetId) }),
    ...place,
    ...resourceTagKeys(row?.tags),
    ...keys,
  });
}

/** An interface as DescribeNetworkInterfaces answers it. */
export function showNetworkInterface(row: NetworkInterfaceRow, context: LocateContext): NetworkInterface {
  const instance = getOne(context, kinds.instance, row.instanceId);
  const shown = showInterface(instance, context);
  return {
    Association: shown.Association,
    Attachment: { ...shown.Attachment, InstanceId: instance.instanceId, InstanceOwnerId: context.accountId },
    AvailabilityZone: instance.availabilityZone,
    AvailabilityZoneId: instance.availabilityZoneId,
    Description: shown.Description,
    Groups: shown.Groups,
    InterfaceType: 'interface',
    Ipv6Addresses: [],
    MacAddress: shown.MacAddress,
    NetworkInterfaceId: row.networkInterfaceId,
    OwnerId: context.accountId,
    PrivateDnsName: shown.PrivateDnsName,
    ...(shown.Association?.PublicDnsName && { PublicDnsName: shown.Association.PublicDnsName }),
    PrivateIpAddress: shown.PrivateIpAddress,
    PrivateIpAddresses: shown.PrivateIpAddresses,
    RequesterManaged: false,
    SourceDestCheck: shown.SourceDestCheck,
    Status: shown.Status,
    SubnetId: row.subnetId,
    TagSet: listTags(row.tags) ?? [],
    VpcId: shown.VpcId,
    Operator: { Managed: false },
  };
}
