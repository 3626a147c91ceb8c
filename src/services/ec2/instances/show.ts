import type { Instance, InstanceNetworkInterface, InstanceNetworkInterfaceAssociation } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { find, kinds } from '../resources.ts';
import { listTags } from '../tags.ts';
import { showState, stateAt } from './lifecycle.ts';
import { privateName, publicName } from './names.ts';
import type { InstanceRow, MetadataOptions, StateEntry } from './row.ts';

type Groups = { GroupId: string; GroupName: string }[];

const groupsOf = (row: InstanceRow, context: LocateContext): Groups =>
  row.groupIds.map((id) => ({ GroupId: id, GroupName: find(context, kinds.securityGroup, id)?.groupName ?? '' }));

function associationOf({ primaryInterface: { publicIp } }: InstanceRow, { region }: LocateContext): { Association?: InstanceNetworkInterfaceAssociation } {
  return publicIp === undefined ? {} : { Association: { IpOwnerId: 'amazon', PublicDnsName: publicName(region, publicIp), PublicIp: publicIp } };
}

function showInterface(row: InstanceRow, context: LocateContext, groups: Groups): InstanceNetworkInterface {
  const { primaryInterface: own } = row;
  const association = associationOf(row, context);
  const name = privateName(context.region, own.privateIp);
  return {
    ...association,
    Attachment: {
      AttachTime: new Date(row.usageTime),
      AttachmentId: own.attachmentId,
      DeleteOnTermination: own.deleteOnTermination,
      DeviceIndex: 0,
      Status: 'attached',
      NetworkCardIndex: 0,
    },
    Description: own.description,
    Groups: groups,
    Ipv6Addresses: [],
    MacAddress: own.mac,
    NetworkInterfaceId: own.id,
    OwnerId: context.accountId,
    PrivateDnsName: name,
    PrivateIpAddress: own.privateIp,
    PrivateIpAddresses: [{ ...association, Primary: true, PrivateDnsName: name, PrivateIpAddress: own.privateIp }],
    SourceDestCheck: row.sourceDestCheck,
    Status: 'in-use',
    SubnetId: row.subnetId,
    VpcId: row.vpcId,
    InterfaceType: 'interface',
    Operator: { Managed: false },
  };
}

/** Metadata options as answers have them. */
export const showMetadata = (options: MetadataOptions): NonNullable<Instance['MetadataOptions']> => ({
  State: 'applied',
  HttpTokens: options.tokens,
  HttpPutResponseHopLimit: options.hopLimit,
  HttpEndpoint: options.endpoint,
  HttpProtocolIpv6: options.ipv6,
  InstanceMetadataTags: options.tags,
});

/** What a terminated instance no longer has. */
function showPlace(row: InstanceRow, context: LocateContext): Partial<Instance> {
  const groups = groupsOf(row, context);
  const { privateIp, publicIp } = row.primaryInterface;
  return {
    BlockDeviceMappings: row.volumes.map(({ device, volumeId, deleteOnTermination }) => ({
      DeviceName: device,
      Ebs: { AttachTime: new Date(row.usageTime), DeleteOnTermination: deleteOnTermination, Status: 'attached', VolumeId: volumeId, EbsCardIndex: 0 },
    })),
    NetworkInterfaces: [showInterface(row, context, groups)],
    SecurityGroups: groups,
    SourceDestCheck: row.sourceDestCheck,
    PrivateDnsNameOptions: { HostnameType: 'ip-name', EnableResourceNameDnsARecord: false, EnableResourceNameDnsAAAARecord: false },
    MetadataOptions: showMetadata(row.metadata),
    PrivateDnsName: privateName(context.region, privateIp),
    PublicDnsName: publicIp === undefined ? '' : publicName(context.region, publicIp),
    SubnetId: row.subnetId,
    VpcId: row.vpcId,
    PrivateIpAddress: privateIp,
    ...(publicIp !== undefined && { PublicIpAddress: publicIp }),
    ...(row.profile && { IamInstanceProfile: { Arn: row.profile.arn, Id: row.profile.id } }),
  };
}

const gone: Partial<Instance> = { BlockDeviceMappings: [], NetworkInterfaces: [], SecurityGroups: [], PrivateDnsName: '', PublicDnsName: '' };

const reasonOf = ({ stateReason }: InstanceRow): Partial<Instance> =>
  stateReason === undefined ? {} : { StateReason: { Code: stateReason.code, Message: stateReason.message } };

/**
 * An instance as DescribeInstances answers it.
 * @param state given where an answer shows the state before it settles
 */
export function showInstance(row: InstanceRow, context: LocateContext, state: StateEntry = stateAt(row, context.now)): Instance {
  return {
    Architecture: row.architecture as NonNullable<Instance['Architecture']>,
    ...(state.name === 'terminated' ? gone : showPlace(row, context)),
    ...(row.clientToken !== undefined && { ClientToken: row.clientToken }),
    EbsOptimized: row.ebsOptimized,
    EnaSupport: true,
    Hypervisor: row.hypervisor as NonNullable<Instance['Hypervisor']>,
    RootDeviceName: row.rootDevice,
    RootDeviceType: 'ebs',
    ...reasonOf(row),
    Tags: listTags(row.tags),
    VirtualizationType: 'hvm',
    CpuOptions: { CoreCount: row.cores, ThreadsPerCore: row.threadsPerCore },
    CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
    HibernationOptions: { Configured: false },
    EnclaveOptions: { Enabled: false },
    ...(row.bootMode !== undefined && { BootMode: row.bootMode as NonNullable<Instance['BootMode']> }),
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    UsageOperationUpdateTime: new Date(row.usageTime),
    MaintenanceOptions: { AutoRecovery: 'default', RebootMigration: 'default' },
    CurrentInstanceBootMode: row.currentBootMode,
    NetworkPerformanceOptions: { BandwidthWeighting: 'default' },
    Operator: { Managed: false },
    InstanceId: row.instanceId,
    ImageId: row.imageId,
    State: showState(state.name),
    StateTransitionReason: row.transitionReason ?? '',
    ...(row.keyName !== undefined && { KeyName: row.keyName }),
    AmiLaunchIndex: row.launchIndex,
    ProductCodes: [],
    InstanceType: row.instanceType as NonNullable<Instance['InstanceType']>,
    LaunchTime: new Date(row.launchTime),
    Placement: { AvailabilityZoneId: row.availabilityZoneId, GroupName: '', Tenancy: row.tenancy, AvailabilityZone: row.availabilityZone },
    Monitoring: { State: row.monitoring ? 'enabled' : 'disabled' },
  };
}
