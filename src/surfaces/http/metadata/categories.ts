import type { InstanceView } from './instance.ts';
import { type Entries, type Folder, folder, type Leaf, leaf } from './tree.ts';

/**
 * The versions of the service. Source: EC2 User Guide, "Get the available versions of the instance metadata" and the column "Version when category
 * was released" of "Instance metadata categories", read 2026-11-24.
 */
export const versions: readonly string[] = [
  ...['1.0', '2007-01-19', '2007-03-01', '2007-08-29', '2007-10-10', '2007-12-15', '2008-02-01', '2008-09-01', '2009-04-04', '2011-01-01'],
  ...['2011-05-01', '2012-01-12', '2014-02-25', '2014-11-05', '2015-10-20', '2016-04-19', '2016-06-30', '2016-09-02', '2018-03-28', '2018-08-17'],
  ...['2018-09-24', '2019-10-01', '2020-10-27', '2021-01-03', '2021-03-23', '2021-07-15', '2022-09-24', '2024-04-11', 'latest'],
];

/** What `meta-data/` holds of an instance, but for its role. Each has the version it came with, by the table named at {@link versions}. */
export function instanceCategories(view: InstanceView, iam: Folder | undefined): Entries {
  const { instance, reservation } = view;
  const groups = instance.SecurityGroups ?? [];
  return {
    'ami-id': leaf('1.0', instance.ImageId),
    'ami-launch-index': leaf('1.0', String(instance.AmiLaunchIndex ?? 0)),
    'ami-manifest-path': leaf('1.0', '(unknown)'),
    'block-device-mapping': folder('2007-12-15', devices(view)),
    events: folder('2018-08-17', { maintenance: folder('2018-08-17', { history: leaf('2018-08-17', '[]'), scheduled: leaf('2018-08-17', '[]') }) }),
    hostname: leaf('1.0', instance.PrivateDnsName),
    iam,
    'instance-action': leaf('2008-09-01', 'none'),
    'instance-id': leaf('1.0', instance.InstanceId),
    'instance-life-cycle': leaf('2019-10-01', instance.InstanceLifecycle ?? 'on-demand'),
    'instance-type': leaf('2007-08-29', instance.InstanceType),
    'local-hostname': leaf('2007-01-19', instance.PrivateDnsName),
    'local-ipv4': leaf('1.0', instance.PrivateIpAddress),
    mac: leaf('2011-01-01', instance.NetworkInterfaces?.[0]?.MacAddress),
    network: network(view),
    placement: folder('2008-02-01', {
      'availability-zone': leaf('2008-02-01', instance.Placement?.AvailabilityZone),
      'availability-zone-id': leaf('2019-10-01', instance.Placement?.AvailabilityZoneId),
      'group-name': leaf('2020-10-27', instance.Placement?.GroupName),
      region: leaf('2019-10-01', view.region),
    }),
    'public-hostname': leaf('2007-01-19', instance.PublicDnsName),
    'public-ipv4': leaf('2007-01-19', instance.PublicIpAddress),
    'public-keys': publicKeys(view),
    'reservation-id': leaf('1.0', reservation.ReservationId),
    'security-groups': leaf('1.0', groups.map(({ GroupName }) => GroupName).join('\n')),
    services: folder('2014-02-25', { domain: leaf('2014-02-25', 'amazonaws.com'), partition: leaf('2015-10-20', 'aws') }),
    tags: tags(view),
  };
}

function devices({ instance }: InstanceView): Entries {
  const root = instance.RootDeviceName;
  const others = (instance.BlockDeviceMappings ?? []).flatMap(({ DeviceName }) => (DeviceName === undefined || DeviceName === root ? [] : [DeviceName]));
  const ebs = others.map((device, index) => [`ebs${index + 1}`, leaf('2007-12-15', device.replace(/^\/dev\//, ''))] as const);
  return { ami: leaf('2007-12-15', root), ...Object.fromEntries(ebs), root: leaf('2007-12-15', root) };
}

function network(view: InstanceView): Folder | undefined {
  const macs = Object.fromEntries(
    (view.instance.NetworkInterfaces ?? []).flatMap((own) => (own.MacAddress ? [[own.MacAddress, networkInterface(view, own)]] : [])),
  );
  return folder('2011-01-01', { interfaces: folder('2011-01-01', { macs: folder('2011-01-01', macs) }) });
}

type Interface = NonNullable<InstanceView['instance']['NetworkInterfaces']>[number];

function networkInterface(view: InstanceView, own: Interface): Folder | undefined {
  const since = '2011-01-01';
  const later = (read: () => Promise<string | undefined>, version = since): Leaf => ({ since: version, read });
  const publicIp = own.Association?.PublicIp;
  const privateIps = (own.PrivateIpAddresses ?? []).map(({ PrivateIpAddress }) => PrivateIpAddress);
  return folder(since, {
    'device-number': leaf(since, String(own.Attachment?.DeviceIndex ?? 0)),
    'interface-id': leaf(since, own.NetworkInterfaceId),
    'ipv4-associations': publicIp === undefined ? undefined : folder(since, { [publicIp]: leaf(since, own.PrivateIpAddress) }),
    'local-hostname': leaf(since, own.PrivateDnsName),
    'local-ipv4s': leaf(since, privateIps.join('\n')),
    mac: leaf(since, own.MacAddress),
    'network-card': leaf('2020-10-27', String(own.Attachment?.NetworkCardIndex ?? 0)),
    'owner-id': leaf(since, own.OwnerId),
    'public-hostname': leaf(since, own.Association?.PublicDnsName),
    'public-ipv4s': leaf(since, publicIp),
    'security-group-ids': leaf(since, (own.Groups ?? []).map(({ GroupId }) => GroupId).join('\n')),
    'security-groups': leaf(since, (own.Groups ?? []).map(({ GroupName }) => GroupName).join('\n')),
    'subnet-id': leaf(since, own.SubnetId),
    'subnet-ipv4-cidr-block': later(view.subnetCidr),
    'vpc-id': leaf(since, own.VpcId),
    'vpc-ipv4-cidr-block': later(async () => (await view.vpcCidrs())[0]),
    'vpc-ipv4-cidr-blocks': later(async () => (await view.vpcCidrs()).join('\n'), '2016-06-30'),
  });
}

/** The one key pair is listed by number and name, and is found by the number. */
function publicKeys(view: InstanceView): Folder | undefined {
  const { KeyName: name } = view.instance;
  if (name === undefined) return undefined;
  const key: Folder = { since: '1.0', entries: () => Promise.resolve({ 'openssh-key': { since: '1.0', read: view.publicKey } }) };
  return { since: '1.0', entries: () => Promise.resolve({ 0: key }), line: (index) => `${index}=${name}` };
}

/** Only where the instance's options give programs on it its tags. */
function tags({ instance }: InstanceView): Folder | undefined {
  if (instance.MetadataOptions?.InstanceMetadataTags !== 'enabled') return undefined;
  const entries = (instance.Tags ?? []).flatMap(({ Key, Value = '' }) =>
    Key === undefined ? [] : [[Key, { since: '2021-03-23', read: () => Promise.resolve(Value) }] as const],
  );
  return folder('2021-03-23', { instance: folder('2021-03-23', Object.fromEntries(entries)) });
}
