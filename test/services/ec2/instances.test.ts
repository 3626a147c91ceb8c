import { describe, expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';
import { described, launched, linux } from './support.ts';

const only = <Item>(items: readonly Item[]): Item => {
  const [item, ...more] = items;
  if (item === undefined || more.length > 0) throw new Error(`expected one, got ${items.length}`);
  return item;
};

describe("an instance's life", () => {
  it('passes through the states AWS names, by the clock alone', async () => {
    const cloud = await testCloud({ instant: false });
    const { InstanceId: id, State } = only(await launched(cloud));
    expect(State).toEqual({ Code: 0, Name: 'pending' });
    const state = async () => only(await described(cloud, { InstanceIds: [id] })).State?.Name;
    expect(await state()).toBe('pending');
    expect((await cloud.refused('ec2', 'StopInstances', { InstanceIds: [id] })).message).toBe(
      `This instance '${id}' is not in a state from which it can be stopped.`,
    );
    await cloud.cloud.advanceClock(15_000);
    expect(await state()).toBe('running');
    expect(await cloud.ok('ec2', 'StopInstances', { InstanceIds: [id] })).toEqual({
      StoppingInstances: [{ CurrentState: { Code: 64, Name: 'stopping' }, InstanceId: id, PreviousState: { Code: 16, Name: 'running' } }],
    });
    expect(await state()).toBe('stopping');
    expect((await cloud.refused('ec2', 'StartInstances', { InstanceIds: [id] })).code).toBe('IncorrectInstanceState');
    await cloud.cloud.advanceClock(30_000);
    expect(await state()).toBe('stopped');
    await cloud.ok('ec2', 'StartInstances', { InstanceIds: [id] });
    await cloud.cloud.advanceClock(15_000);
    expect(await state()).toBe('running');
    await cloud.ok('ec2', 'TerminateInstances', { InstanceIds: [id] });
    expect(await state()).toBe('shutting-down');
    await cloud.cloud.advanceClock(30_000);
    expect(await state()).toBe('terminated');
    await cloud.cloud.advanceClock(3_599_000);
    expect(await state()).toBe('terminated');
    await cloud.cloud.advanceClock(1_000);
    expect((await cloud.refused('ec2', 'DescribeInstances', { InstanceIds: [id] })).message).toBe(`The instance ID '${id}' does not exist`);
    expect(await described(cloud)).toEqual([]);
  });

  it('is over at once where state changes are instant', async () => {
    const cloud = await testCloud();
    const { InstanceId: id } = only(await launched(cloud));
    expect(only(await described(cloud)).State?.Name).toBe('running');
    await cloud.ok('ec2', 'StopInstances', { InstanceIds: [id] });
    expect(only(await described(cloud)).State?.Name).toBe('stopped');
  });

  it('gives the public address back when it stops and brings another when it starts', async () => {
    const cloud = await testCloud();
    const { InstanceId: id, PublicIpAddress: atLaunch } = only(await launched(cloud));
    expect(atLaunch).toBeUndefined();
    const address = async () => only(await described(cloud)).PublicIpAddress;
    const first = await address();
    expect(first).toMatch(/^198\.1[89]\.\d+\.\d+$/);
    await cloud.ok('ec2', 'StopInstances', { InstanceIds: [id] });
    expect(await address()).toBeUndefined();
    await cloud.ok('ec2', 'StartInstances', { InstanceIds: [id] });
    expect(await address()).toMatch(/^198\.1[89]\./);
    expect(await address()).not.toBe(first);
  });

  it('says who ended it', async () => {
    const cloud = await testCloud();
    const { InstanceId: id } = only(await launched(cloud));
    await cloud.ok('ec2', 'TerminateInstances', { InstanceIds: [id] });
    const instance = only(await described(cloud));
    expect(instance.StateTransitionReason).toBe('User initiated (2026-11-24 12:00:00 GMT)');
    expect(instance.StateReason).toEqual({ Code: 'Client.UserInitiatedShutdown', Message: 'Client.UserInitiatedShutdown: User initiated shutdown' });
    expect([instance.NetworkInterfaces, instance.BlockDeviceMappings, instance.PrivateIpAddress]).toEqual([[], [], undefined]);
  });

  it('frees its address and its security group when it is terminated', async () => {
    const cloud = await testCloud();
    const { GroupId } = (await cloud.ok('ec2', 'CreateSecurityGroup', { GroupName: 'web', Description: 'web' })) as { GroupId: string };
    const { InstanceId, SubnetId } = only(await launched(cloud, { SecurityGroupIds: [GroupId] }));
    const free = async () => (await cloud.ok('ec2', 'DescribeSubnets', { SubnetIds: [SubnetId] })).Subnets as { AvailableIpAddressCount: number }[];
    expect((await free())[0]?.AvailableIpAddressCount).toBe(4090);
    await cloud.ok('ec2', 'TerminateInstances', { InstanceIds: [InstanceId] });
    expect((await free())[0]?.AvailableIpAddressCount).toBe(4091);
    expect(await cloud.ok('ec2', 'DeleteSecurityGroup', { GroupId })).toEqual({ Return: true, GroupId });
  });

  it('holds its interface, address, groups and volumes while it shuts down, and then no longer', async () => {
    const cloud = await testCloud({ instant: false });
    const { Vpc } = (await cloud.ok('ec2', 'CreateVpc', { CidrBlock: '10.0.0.0/24' })) as { Vpc: { VpcId: string } };
    const { Subnet } = (await cloud.ok('ec2', 'CreateSubnet', { VpcId: Vpc.VpcId, CidrBlock: '10.0.0.0/28' })) as { Subnet: { SubnetId: string } };
    const { SubnetId } = Subnet;
    const { GroupId } = await cloud.ok('ec2', 'CreateSecurityGroup', { GroupName: 'web', Description: 'web', VpcId: Vpc.VpcId });
    const TagSpecifications = ['network-interface', 'volume'].map((ResourceType) => ({ ResourceType, Tags: [{ Key: 'Name', Value: 'x' }] }));
    const further = { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 1, DeleteOnTermination: false } };
    const request = { SubnetId, SecurityGroupIds: [GroupId], TagSpecifications, BlockDeviceMappings: [further] };
    const { InstanceId } = only(await launched(cloud, { ...request, PrivateIpAddress: '10.0.0.4' }));
    const seen = async () => ({
      interfaces: ((await cloud.ok('ec2', 'DescribeNetworkInterfaces')).NetworkInterfaces as object[]).length,
      volumes: ((await cloud.ok('ec2', 'DescribeVolumes')).Volumes as { State: string }[]).map(({ State }) => State),
      tags: ((await cloud.ok('ec2', 'DescribeTags')).Tags as object[]).length,
      free: ((await cloud.ok('ec2', 'DescribeSubnets', { SubnetIds: [SubnetId] })).Subnets as { AvailableIpAddressCount: number }[])[0]
        ?.AvailableIpAddressCount,
    });
    const refused = async () =>
      [await cloud.refused('ec2', 'DeleteSecurityGroup', { GroupId }), await cloud.refused('ec2', 'DeleteSubnet', { SubnetId })].map(({ message }) => message);
    const launch = { ...request, ImageId: linux, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, PrivateIpAddress: '10.0.0.4' };
    await cloud.ok('ec2', 'TerminateInstances', { InstanceIds: [InstanceId] });
    expect(await seen()).toEqual({ interfaces: 1, volumes: ['in-use', 'in-use'], tags: 3, free: 10 });
    expect(await refused()).toEqual([`resource ${GroupId} has a dependent object`, `The subnet '${SubnetId}' has dependencies and cannot be deleted.`]);
    expect((await cloud.refused('ec2', 'RunInstances', launch)).code).toBe('InvalidIPAddress.InUse');
    await cloud.cloud.advanceClock(30_000);
    expect(await seen()).toEqual({ interfaces: 0, volumes: ['available'], tags: 1, free: 11 });
    const others = await launched(cloud, { ...request, MinCount: 11, MaxCount: 11 });
    expect(await seen()).toMatchObject({ interfaces: 11, free: 0 });
    await cloud.ok('ec2', 'TerminateInstances', { InstanceIds: others.map((other) => other.InstanceId) });
    await cloud.cloud.advanceClock(30_000);
    await cloud.ok('ec2', 'DeleteSecurityGroup', { GroupId });
    await cloud.ok('ec2', 'DeleteSubnet', { SubnetId });
    await cloud.ok('ec2', 'DeleteVpc', { VpcId: Vpc.VpcId });
  });
});

describe('RunInstances', () => {
  it("gives what AWS gives by default: a public subnet's first zone that has the type, the default group, tokens for metadata", async () => {
    const cloud = await testCloud();
    const instance = only(await launched(cloud));
    expect(instance.Placement).toEqual({ AvailabilityZone: 'us-east-1b', AvailabilityZoneId: 'use1-az6', GroupName: '', Tenancy: 'default' });
    expect(instance.SecurityGroups?.map(({ GroupName }) => GroupName)).toEqual(['default']);
    expect(instance.MetadataOptions).toMatchObject({ HttpTokens: 'required', HttpPutResponseHopLimit: 2, HttpEndpoint: 'enabled' });
    expect([instance.Architecture, instance.RootDeviceName, instance.EbsOptimized]).toEqual(['x86_64', '/dev/xvda', false]);
  });

  it('lets Amazon Linux 2 do without metadata tokens', async () => {
    const cloud = await testCloud();
    const ImageId = 'resolve:ssm:/aws/service/ami-amazon-linux-latest/amzn2-ami-kernel-5.10-hvm-x86_64-gp2';
    expect(only(await launched(cloud, { ImageId })).MetadataOptions).toMatchObject({ HttpTokens: 'optional', HttpPutResponseHopLimit: 1 });
  });

  it('launches several in one reservation, each with an address of its own', async () => {
    const cloud = await testCloud();
    const instances = await launched(cloud, { MinCount: 2, MaxCount: 5 });
    expect(instances.map(({ AmiLaunchIndex }) => AmiLaunchIndex)).toEqual([0, 1, 2, 3, 4]);
    expect(new Set(instances.map(({ PrivateIpAddress }) => PrivateIpAddress)).size).toBe(5);
    const { Reservations } = (await cloud.ok('ec2', 'DescribeInstances')) as { Reservations: object[] };
    expect(Reservations.length).toBe(1);
  });

  it('launches as many as there is room for', async () => {
    const cloud = await testCloud();
    const { Vpcs } = (await cloud.ok('ec2', 'DescribeVpcs')) as { Vpcs: { VpcId: string }[] };
    const { Subnet } = (await cloud.ok('ec2', 'CreateSubnet', { VpcId: Vpcs[0]?.VpcId, CidrBlock: '172.31.128.0/28', AvailabilityZone: 'us-east-1b' })) as {
      Subnet: { SubnetId: string };
    };
    const instances = await launched(cloud, { SubnetId: Subnet.SubnetId, MinCount: 1, MaxCount: 50 });
    expect(instances.length).toBe(11);
    expect(instances[0]?.NetworkInterfaces?.[0]?.Association).toBeUndefined();
    const error = await cloud.refused('ec2', 'RunInstances', { ImageId: linux, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, SubnetId: Subnet.SubnetId });
    expect(error.code).toBe('InsufficientFreeAddressesInSubnet');
  });

  it('with a client token used before launches nothing more', async () => {
    const cloud = await testCloud();
    const [first] = await launched(cloud, { ClientToken: 'once' });
    const [again] = await launched(cloud, { ClientToken: 'once' });
    expect(again?.InstanceId).toBe(first?.InstanceId);
    expect((await described(cloud)).length).toBe(1);
    const other = await cloud.refused('ec2', 'RunInstances', { ImageId: linux, InstanceType: 't3.small', MinCount: 1, MaxCount: 1, ClientToken: 'once' });
    expect(other.code).toBe('IdempotentParameterMismatch');
  });

  it('makes the volumes that the mapping asks for', async () => {
    const cloud = await testCloud();
    const BlockDeviceMappings = [
      { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20 } },
      { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 100, DeleteOnTermination: false } },
    ];
    const instance = only(await launched(cloud, { BlockDeviceMappings }));
    expect(instance.BlockDeviceMappings?.map(({ DeviceName, Ebs }) => [DeviceName, Ebs?.DeleteOnTermination])).toEqual([
      ['/dev/xvda', true],
      ['/dev/sdf', false],
    ]);
  });

  it('names things alike with the same seed, and otherwise with another', async () => {
    const ids = async (seed: string) => (await launched(await testCloud({ seed }), { MaxCount: 2 })).map(({ InstanceId }) => InstanceId);
    expect(await ids('a')).toEqual(await ids('a'));
    expect(await ids('a')).not.toEqual(await ids('b'));
  });

  it('without an instance type asks for m1.small, which today runs hardly anywhere', async () => {
    const cloud = await testCloud();
    const error = await cloud.refused('ec2', 'RunInstances', { ImageId: linux, MinCount: 1, MaxCount: 1 }, { region: 'us-east-2' });
    expect(error.code).toBe('Unsupported');
  });
});

describe('attributes', () => {
  it('change while the instance is stopped, and are described', async () => {
    const cloud = await testCloud();
    const { InstanceId } = only(await launched(cloud, { UserData: Buffer.from('#!/bin/sh').toString('base64') }));
    await cloud.ok('ec2', 'StopInstances', { InstanceIds: [InstanceId] });
    await cloud.ok('ec2', 'ModifyInstanceAttribute', { InstanceId, InstanceType: { Value: 't3.small' } });
    await cloud.ok('ec2', 'ModifyInstanceAttribute', { InstanceId, Attribute: 'disableApiTermination', Value: 'true' });
    const attribute = (Attribute: string) => cloud.ok('ec2', 'DescribeInstanceAttribute', { InstanceId, Attribute });
    expect(await attribute('instanceType')).toEqual({ InstanceId, InstanceType: { Value: 't3.small' } });
    expect(await attribute('disableApiTermination')).toEqual({ InstanceId, DisableApiTermination: { Value: true } });
    expect(await attribute('userData')).toEqual({ InstanceId, UserData: { Value: 'IyEvYmluL3No' } });
    await cloud.ok('ec2', 'ModifyInstanceAttribute', { InstanceId, UserData: { Value: Buffer.from('echo') } });
    expect(await attribute('userData')).toEqual({ InstanceId, UserData: { Value: 'ZWNobw==' } });
    expect((await cloud.refused('ec2', 'TerminateInstances', { InstanceIds: [InstanceId] })).code).toBe('OperationNotPermitted');
  });

  it('include the metadata options', async () => {
    const cloud = await testCloud();
    const { InstanceId } = only(await launched(cloud));
    const changed = await cloud.ok('ec2', 'ModifyInstanceMetadataOptions', { InstanceId, HttpTokens: 'optional', HttpPutResponseHopLimit: 1 });
    expect(changed.InstanceMetadataOptions).toMatchObject({ State: 'pending', HttpTokens: 'optional', HttpPutResponseHopLimit: 1 });
    expect(only(await described(cloud)).MetadataOptions).toMatchObject({ State: 'applied', HttpTokens: 'optional', HttpPutResponseHopLimit: 1 });
  });
});

describe('status', () => {
  it('is told of running instances, of others when asked', async () => {
    const cloud = await testCloud({ instant: false });
    const { InstanceId } = only(await launched(cloud));
    const statuses = async (input = {}) =>
      (await cloud.ok('ec2', 'DescribeInstanceStatus', input)).InstanceStatuses as { InstanceStatus: { Status: string } }[];
    expect(await statuses()).toEqual([]);
    expect((await statuses({ IncludeAllInstances: true }))[0]?.InstanceStatus).toEqual({ Status: 'not-applicable' });
    await cloud.cloud.advanceClock(15_000);
    expect((await statuses({ InstanceIds: [InstanceId] }))[0]?.InstanceStatus.Status).toBe('initializing');
    await cloud.cloud.advanceClock(120_000);
    expect((await statuses())[0]?.InstanceStatus.Status).toBe('ok');
  });
});

describe('volumes', () => {
  it('go with their instance, or stay behind it', async () => {
    const cloud = await testCloud();
    const BlockDeviceMappings = [{ DeviceName: '/dev/sdf', Ebs: { VolumeSize: 100, DeleteOnTermination: false } }];
    const { InstanceId } = only(await launched(cloud, { BlockDeviceMappings }));
    const volumes = async () => {
      const { Volumes } = await cloud.ok('ec2', 'DescribeVolumes');
      return (Volumes as { Size: number; State: string; VolumeType: string; Iops: number; Throughput?: number }[]).map(
        ({ Size, State, VolumeType, Iops, Throughput }) => [Size, State, VolumeType, Iops, Throughput ?? '-'].join(' '),
      );
    };
    expect((await volumes()).sort()).toEqual(['100 in-use gp2 300 -', '8 in-use gp3 3000 125']);
    await cloud.ok('ec2', 'TerminateInstances', { InstanceIds: [InstanceId] });
    expect(await volumes()).toEqual(['100 available gp2 300 -']);
  });
});
