import type { Instance, InstanceNetworkInterface, InstanceNetworkInterfaceAssociation } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { privateNameOf, showPrivateNames } from '../network/private-names.ts';
import { givesPublicNames } from '../network/vpc-attributes.ts';
import { find, kinds } from '../resources.ts';
import { listTags } from '../tags.ts';
import { showState, stateAt } from './lifecycle.ts';
import { publicName } from './names.ts';
import type { InstanceRow, MetadataOptions, StateEntry } from './row.ts';

type Groups = { GroupId: string; GroupName: string }[];

const groupsOf = (row: InstanceRow, context: LocateContext): Groups =>
  row.groupIds.map((id) => ({ GroupId: id, GroupName: find(context, kinds.securityGroup, id)?.groupName ?? '' }));

/** The public name of an instance; empty without a public address, or where its VPC gives none. */
const publicNameOf = ({ vpcId, primaryInterface: { publicIp } }: InstanceRow, context: LocateContext): string =>
  publicIp !== undefined && givesPublicNames(find(context, kinds.vpc, vpcId)) ? publicName(context.region, publicIp) : '';

// Here and below absent members stand as `undefined` in one literal: spreading them in made describing many instances several times slower.
function showInterfaceAs(row: InstanceRow, context: LocateContext, { groups, privateDnsName, publicDnsName }: Names): InstanceNetworkInterface {
  const { primaryInterface: own } = row;
  const association: InstanceNetworkInterfaceAssociation | undefined =
    own.publicIp === undefined ? undefined : { IpOwnerId: 'amazon', PublicDnsName: publicDnsName, PublicIp: own.publicIp };
  return {
    Association: association,
    Attachment: {
      AttachTime: new Date(row.usageTime),
      AttachmentId: own.attachmentId,
      DeleteOnTermination: true,
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
    PrivateDnsName: privateDnsName,
    PrivateIpAddress: own.privateIp,
    PrivateIpAddresses: [{ Association: association, Primary: true, PrivateDnsName: privateDnsName, PrivateIpAddress: own.privateIp }],
    SourceDestCheck: row.sourceDestCheck,
    Status: 'in-use',
    SubnetId: row.subnetId,
    VpcId: row.vpcId,
    InterfaceType: 'interface',
    Operator: { Managed: false },
  };
}

/** What an instance's interface is called by. */
interface Names {
  readonly groups: Groups;
  readonly privateDnsName: string;
  readonly publicDnsName: string;
}

const namesOf = (row: InstanceRow, context: LocateContext): Names => ({
  groups: groupsOf(row, context),
  privateDnsName: privateNameOf(context.region, row.instanceId, row.primaryInterface.privateIp, row.privateNames),
  publicDnsName: publicNameOf(row, context),
});

/** The network interface of an instance that was not terminated. */
export const showInterface = (row: InstanceRow, context: LocateContext): InstanceNetworkInterface => showInterfaceAs(row, context, namesOf(row, context));

/** Metadata options as answers have them. */
export const showMetadata = (options: MetadataOptions): NonNullable<Instance['MetadataOptions']> => ({
  State: 'applied',
  HttpTokens: options.tokens,
  HttpPutResponseHopLimit: options.hopLimit,
  HttpEndpoint: options.endpoint,
  HttpProtocolIpv6: options.ipv6,
  InstanceMetadataTags: options.tags,
});

type Place = Pick<
  Instance,
  | 'BlockDeviceMappings'
  | 'NetworkInterfaces'
  | 'SecurityGroups'
  | 'SourceDestCheck'
  | 'PrivateDnsNameOptions'
  | 'MetadataOptions'
  | 'PrivateDnsName'
  | 'PublicDnsName'
  | 'SubnetId'
  | 'VpcId'
  | 'PrivateIpAddress'
  | 'PublicIpAddress'
  | 'IamInstanceProfile'
>;

/** What a terminated instance no longer has. */
function showPlace(row: InstanceRow, context: LocateContext): Place {
  const names = namesOf(row, context);
  const { privateIp, publicIp } = row.primaryInterface;
  return {
    BlockDeviceMappings: row.volumes.map(({ device, volumeId, deleteOnTermination }) => ({
      DeviceName: device,
      Ebs: { AttachTime: new Date(row.usageTime), DeleteOnTermination: deleteOnTermination, Status: 'attached', VolumeId: volumeId, EbsCardIndex: 0 },
    })),
    NetworkInterfaces: [showInterfaceAs(row, context, names)],
    SecurityGroups: names.groups,
    SourceDestCheck: row.sourceDestCheck,
    PrivateDnsNameOptions: showPrivateNames(row.privateNames),
    MetadataOptions: showMetadata(row.metadata),
    PrivateDnsName: names.privateDnsName,
    PublicDnsName: names.publicDnsName,
    SubnetId: row.subnetId,
    VpcId: row.vpcId,
    PrivateIpAddress: privateIp,
    PublicIpAddress: publicIp,
    IamInstanceProfile: row.profile && { Arn: row.profile.arn, Id: row.profile.id },
  };
}

const gone: Place = { BlockDeviceMappings: [], NetworkInterfaces: [], SecurityGroups: [], PrivateDnsName: '', PublicDnsName: '' };

/**
 * An instance as DescribeInstances answers it.
 * @param state given where an answer shows the state before it settles
 */
export function showInstance(row: InstanceRow, context: LocateContext, state: StateEntry = stateAt(row, context.now)): Instance {
  const place = state.name === 'terminated' ? gone : showPlace(row, context);
  return {
    Architecture: row.architecture as Instance['Architecture'],
    BlockDeviceMappings: place.BlockDeviceMappings,
    ClientToken: row.clientToken,
    EbsOptimized: row.ebsOptimized,
    EnaSupport: true,
    Hypervisor: row.hypervisor as Instance['Hypervisor'],
    IamInstanceProfile: place.IamInstanceProfile,
    NetworkInterfaces: place.NetworkInterfaces,
    RootDeviceName: row.rootDevice,
    RootDeviceType: 'ebs',
    SecurityGroups: place.SecurityGroups,
    SourceDestCheck: place.SourceDestCheck,
    StateReason: row.stateReason && { Code: row.stateReason.code, Message: row.stateReason.message },
    Tags: listTags(row.tags),
    VirtualizationType: 'hvm',
    CpuOptions: { CoreCount: row.cores, ThreadsPerCore: row.threadsPerCore },
    CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
    HibernationOptions: { Configured: false },
    MetadataOptions: place.MetadataOptions,
    EnclaveOptions: { Enabled: false },
    BootMode: row.bootMode as Instance['BootMode'],
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    UsageOperationUpdateTime: new Date(row.usageTime),
    PrivateDnsNameOptions: place.PrivateDnsNameOptions,
    MaintenanceOptions: { AutoRecovery: 'default', RebootMigration: 'default' },
    CurrentInstanceBootMode: row.currentBootMode,
    NetworkPerformanceOptions: { BandwidthWeighting: 'default' },
    Operator: { Managed: false },
    InstanceId: row.instanceId,
    ImageId: row.imageId,
    State: showState(state.name),
    PrivateDnsName: place.PrivateDnsName,
    PublicDnsName: place.PublicDnsName,
    StateTransitionReason: row.transitionReason ?? '',
    KeyName: row.keyName,
    AmiLaunchIndex: row.launchIndex,
    ProductCodes: [],
    InstanceType: row.instanceType as Instance['InstanceType'],
    LaunchTime: new Date(row.launchTime),
    Placement: { AvailabilityZoneId: row.availabilityZoneId, GroupName: '', Tenancy: row.tenancy, AvailabilityZone: row.availabilityZone },
    Monitoring: { State: row.monitoring ? 'enabled' : 'disabled' },
    SubnetId: place.SubnetId,
    VpcId: place.VpcId,
    PrivateIpAddress: place.PrivateIpAddress,
    PublicIpAddress: place.PublicIpAddress,
  };
}
