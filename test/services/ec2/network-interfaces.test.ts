import { describe, expect, it } from 'vitest';
import { type TestCloud, testCloud } from '../../support/cloud.ts';
import { described, launched, linux } from './support.ts';

type Rows = Record<string, unknown>[];

async function withInstance(input: Record<string, unknown> = {}) {
  const cloud = await testCloud();
  const [instance] = await launched(cloud, input);
  const InstanceId = instance?.InstanceId ?? '';
  const NetworkInterfaceId = instance?.NetworkInterfaces?.[0]?.NetworkInterfaceId ?? '';
  const interfaces = async (request: Record<string, unknown> = {}) => (await cloud.ok('ec2', 'DescribeNetworkInterfaces', request)).NetworkInterfaces as Rows;
  return { cloud, instance, InstanceId, NetworkInterfaceId, interfaces };
}

const refusal = async (cloud: TestCloud, operation: string, input: Record<string, unknown>): Promise<[string, string]> => {
  const { code, message } = await cloud.refused('ec2', operation, input);
  return [code, message];
};

describe('network interfaces', () => {
  it('are those of instances, and go with them', async () => {
    const Tags = [{ Key: 'Name', Value: 'outside' }];
    const { cloud, InstanceId, NetworkInterfaceId, interfaces } = await withInstance({ TagSpecifications: [{ ResourceType: 'network-interface', Tags }] });
    const [instance] = await described(cloud);
    const [shown, ...others] = await interfaces();
    expect(others).toEqual([]);
    expect(shown).toMatchObject({
      NetworkInterfaceId,
      Attachment: { InstanceId, InstanceOwnerId: '123456789012', DeviceIndex: 0, Status: 'attached', DeleteOnTermination: true },
      Association: { PublicIp: instance?.PublicIpAddress, PublicDnsName: instance?.PublicDnsName, IpOwnerId: 'amazon' },
      AvailabilityZone: instance?.Placement?.AvailabilityZone,
      Groups: [{ GroupName: 'default' }],
      InterfaceType: 'interface',
      PrivateIpAddress: instance?.PrivateIpAddress,
      PrivateDnsName: instance?.PrivateDnsName,
      PublicDnsName: instance?.PublicDnsName,
      RequesterManaged: false,
      SourceDestCheck: true,
      Status: 'in-use',
      SubnetId: instance?.SubnetId,
      TagSet: Tags,
      VpcId: instance?.VpcId,
    });
    await cloud.ok('ec2', 'TerminateInstances', { InstanceIds: [InstanceId] });
    expect(await interfaces()).toEqual([]);
    expect((await refusal(cloud, 'DescribeNetworkInterfaces', { NetworkInterfaceIds: [NetworkInterfaceId] }))[0]).toBe('InvalidNetworkInterfaceID.NotFound');
  });

  it.each([
    ['attachment.instance-id', '{instance}'],
    ['subnet-id', '{subnet}'],
    ['group-name', 'default'],
    ['addresses.private-ip-address', '{address}'],
    ['tag:Name', 'out*'],
    ['tag-key', 'Name'],
  ])('are found by %s', async (Name, value) => {
    const Tags = [{ Key: 'Name', Value: 'outside' }];
    const { instance, InstanceId, NetworkInterfaceId, interfaces } = await withInstance({ TagSpecifications: [{ ResourceType: 'network-interface', Tags }] });
    const names: Record<string, string> = { instance: InstanceId, subnet: instance?.SubnetId ?? '', address: instance?.PrivateIpAddress ?? '' };
    const Values = [value.replace(/\{(\w+)\}/, (_whole, name: string) => names[name] ?? '')];
    expect(await interfaces({ Filters: [{ Name, Values }] })).toMatchObject([{ NetworkInterfaceId }]);
    expect(await interfaces({ Filters: [{ Name, Values: ['nothing'] }] })).toEqual([]);
  });

  it('have attributes that are read and changed one at a time', async () => {
    const { cloud, instance, NetworkInterfaceId } = await withInstance();
    const attribute = async (Attribute: string) => {
      const { NetworkInterfaceId: _same, ...rest } = await cloud.ok('ec2', 'DescribeNetworkInterfaceAttribute', { NetworkInterfaceId, Attribute });
      return rest;
    };
    const modify = (input: Record<string, unknown>) => cloud.ok('ec2', 'ModifyNetworkInterfaceAttribute', { NetworkInterfaceId, ...input });
    expect(await attribute('description')).toEqual({ Description: { Value: '' } });
    await modify({ Description: { Value: 'to the internet' } });
    expect(await attribute('description')).toEqual({ Description: { Value: 'to the internet' } });
    await modify({ SourceDestCheck: { Value: false } });
    expect(await attribute('sourceDestCheck')).toEqual({ SourceDestCheck: { Value: false } });
    expect((await described(cloud))[0]?.SourceDestCheck).toBe(false);
    const { GroupId } = (await cloud.ok('ec2', 'CreateSecurityGroup', { GroupName: 'web', Description: 'x' })) as { GroupId: string };
    await modify({ Groups: [GroupId] });
    expect(await attribute('groupSet')).toEqual({ Groups: [{ GroupId, GroupName: 'web' }] });
    expect((await refusal(cloud, 'DeleteSecurityGroup', { GroupId }))[0]).toBe('DependencyViolation');
    const AttachmentId = instance?.NetworkInterfaces?.[0]?.Attachment?.AttachmentId;
    await modify({ Attachment: { AttachmentId, DeleteOnTermination: true } });
    expect(await attribute('attachment')).toMatchObject({ Attachment: { AttachmentId, DeleteOnTermination: true } });
    expect(await attribute('associatePublicIpAddress')).toEqual({ AssociatePublicIpAddress: true });
  });

  it('refuse to outlive their instance, which is not simulated', async () => {
    const { cloud, instance, NetworkInterfaceId } = await withInstance();
    const AttachmentId = instance?.NetworkInterfaces?.[0]?.Attachment?.AttachmentId;
    const Attachment = { AttachmentId, DeleteOnTermination: false };
    expect(await refusal(cloud, 'ModifyNetworkInterfaceAttribute', { NetworkInterfaceId, Attachment })).toEqual([
      'NotSimulated',
      'The parameter Attachment.DeleteOnTermination of ModifyNetworkInterfaceAttribute is not simulated.',
    ]);
    const NetworkInterfaces = [{ DeviceIndex: 0, DeleteOnTermination: false }];
    const launch = { ImageId: linux, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, NetworkInterfaces };
    expect(await refusal(cloud, 'RunInstances', launch)).toEqual([
      'NotSimulated',
      'The parameter NetworkInterfaces.DeleteOnTermination of RunInstances is not simulated.',
    ]);
  });

  it('refuse no attribute, two of them, another one, and groups of another VPC', async () => {
    const { cloud, NetworkInterfaceId } = await withInstance();
    const { Vpc } = (await cloud.ok('ec2', 'CreateVpc', { CidrBlock: '10.0.0.0/16' })) as { Vpc: { VpcId: string } };
    const { GroupId } = await cloud.ok('ec2', 'CreateSecurityGroup', { GroupName: 'web', Description: 'x', VpcId: Vpc.VpcId });
    const modified = (input: Record<string, unknown>) => refusal(cloud, 'ModifyNetworkInterfaceAttribute', { NetworkInterfaceId, ...input });
    expect(await modified({})).toEqual(['InvalidParameterCombination', 'No attributes specified.']);
    expect(await modified({ Description: { Value: 'x' }, SourceDestCheck: { Value: true } })).toEqual([
      'InvalidParameterCombination',
      'Fields for multiple attribute types specified: description, sourceDestCheck',
    ]);
    expect((await modified({ Groups: [GroupId] }))[0]).toBe('InvalidParameter');
    expect(await modified({ Attachment: { AttachmentId: 'eni-attach-0123456789abcdef0', DeleteOnTermination: true } })).toEqual([
      'InvalidAttachmentID.NotFound',
      "The network interface attachment ID 'eni-attach-0123456789abcdef0' does not exist",
    ]);
    expect(await refusal(cloud, 'DescribeNetworkInterfaceAttribute', { NetworkInterfaceId, Attribute: 'color' })).toEqual([
      'InvalidParameterValue',
      'Value (color) for parameter attribute is invalid.',
    ]);
  });
});

describe('CPU credits', () => {
  it('are unlimited for T3, standard for T2 and for what is not burstable, and shown unasked where unlimited', async () => {
    const cloud = await testCloud();
    const ids = [];
    for (const InstanceType of ['t3.micro', 't2.micro', 'm5.large']) ids.push((await launched(cloud, { InstanceType }))[0]?.InstanceId);
    const [t3, t2, m5] = ids;
    const credits = async (input: Record<string, unknown> = {}) => {
      const { InstanceCreditSpecifications } = await cloud.ok('ec2', 'DescribeInstanceCreditSpecifications', input);
      return Object.fromEntries((InstanceCreditSpecifications as { InstanceId: string; CpuCredits: string }[]).map((one) => [one.InstanceId, one.CpuCredits]));
    };
    expect(await credits()).toEqual({ [`${t3}`]: 'unlimited' });
    expect(await credits({ InstanceIds: ids })).toEqual({ [`${t3}`]: 'unlimited', [`${t2}`]: 'standard', [`${m5}`]: 'standard' });
    const specifications = [t3, t2, m5, 'i-0123456789abcdef0'].map((InstanceId) => ({ InstanceId, CpuCredits: InstanceId === t3 ? 'standard' : 'unlimited' }));
    expect(await cloud.ok('ec2', 'ModifyInstanceCreditSpecification', { InstanceCreditSpecifications: specifications })).toEqual({
      SuccessfulInstanceCreditSpecifications: [{ InstanceId: t3 }, { InstanceId: t2 }],
      UnsuccessfulInstanceCreditSpecifications: [
        {
          InstanceId: m5,
          Error: { Code: 'InstanceCreditSpecification.NotSupported', Message: 'The instance type m5.large does not have a credit option for CPU usage.' },
        },
        { InstanceId: 'i-0123456789abcdef0', Error: { Code: 'InvalidInstanceID.NotFound', Message: "The instance ID 'i-0123456789abcdef0' does not exist" } },
      ],
    });
    expect(await credits()).toEqual({ [`${t2}`]: 'unlimited' });
  });

  it('are chosen at the launch of a burstable instance', async () => {
    const cloud = await testCloud();
    const [instance] = await launched(cloud, { CreditSpecification: { CpuCredits: 'standard' } });
    const { InstanceCreditSpecifications } = await cloud.ok('ec2', 'DescribeInstanceCreditSpecifications', { InstanceIds: [instance?.InstanceId] });
    expect(InstanceCreditSpecifications).toEqual([{ InstanceId: instance?.InstanceId, CpuCredits: 'standard' }]);
  });
});

describe('the attributes of an account', () => {
  it('name its default VPC', async () => {
    const cloud = await testCloud();
    const { Vpcs } = (await cloud.ok('ec2', 'DescribeVpcs')) as { Vpcs: { VpcId: string }[] };
    expect(await cloud.ok('ec2', 'DescribeAccountAttributes', { AttributeNames: ['default-vpc', 'supported-platforms'] })).toEqual({
      AccountAttributes: [
        { AttributeName: 'default-vpc', AttributeValues: [{ AttributeValue: Vpcs[0]?.VpcId }] },
        { AttributeName: 'supported-platforms', AttributeValues: [{ AttributeValue: 'VPC' }] },
      ],
    });
    expect((await cloud.ok('ec2', 'DescribeAccountAttributes')).AccountAttributes).toHaveLength(6);
  });
});
