import { describe, expect, it } from 'vitest';
import { findRegion } from '../../../src/world/region.ts';
import { regions } from '../../../src/world/regions.ts';
import { testCloud } from '../../support/cloud.ts';
import { launched } from './support.ts';

type Rows = Record<string, unknown>[];

describe('a new account', () => {
  const enabled = regions.filter(({ optInRequired }) => !optInRequired).map(({ name }) => name);

  it.each(enabled)('has a default VPC with a public subnet in each zone of %s', async (region) => {
    const cloud = await testCloud();
    const list = async (operation: string, member: string) => (await cloud.ok('ec2', operation, {}, { region }))[member] as Rows;
    const [vpc, ...others] = await list('DescribeVpcs', 'Vpcs');
    expect(others).toEqual([]);
    expect(vpc).toMatchObject({ IsDefault: true, CidrBlock: '172.31.0.0/16', State: 'available', OwnerId: '123456789012' });
    const subnets = await list('DescribeSubnets', 'Subnets');
    expect(subnets.map(({ AvailabilityZoneId }) => AvailabilityZoneId).sort()).toEqual([...(findRegion(region)?.zoneIds ?? [])]);
    for (const subnet of subnets)
      expect(subnet).toMatchObject({ DefaultForAz: true, MapPublicIpOnLaunch: true, AvailableIpAddressCount: 4091, VpcId: vpc?.VpcId });
    expect(new Set(subnets.map(({ CidrBlock }) => CidrBlock)).size).toBe(subnets.length);
    const [gateway] = await list('DescribeInternetGateways', 'InternetGateways');
    const [routes] = await list('DescribeRouteTables', 'RouteTables');
    expect(gateway).toMatchObject({ Attachments: [{ State: 'available', VpcId: vpc?.VpcId }] });
    expect(routes).toMatchObject({ Routes: [{ GatewayId: 'local' }, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: gateway?.InternetGatewayId }] });
    expect((await list('DescribeNetworkAcls', 'NetworkAcls'))[0]).toMatchObject({ IsDefault: true });
    expect((await list('DescribeDhcpOptions', 'DhcpOptions'))[0]).toMatchObject({ DhcpOptionsId: vpc?.DhcpOptionsId });
    expect((await list('DescribeSecurityGroups', 'SecurityGroups')).map(({ GroupName }) => GroupName)).toEqual(['default']);
  });

  it('has other zone names than ids in us-east-1, and the same subnet shows both', async () => {
    const cloud = await testCloud();
    const { AvailabilityZones } = await cloud.ok('ec2', 'DescribeAvailabilityZones', { ZoneNames: ['us-east-1a'] });
    const { Subnets } = await cloud.ok('ec2', 'DescribeSubnets', { Filters: [{ Name: 'availability-zone', Values: ['us-east-1a'] }] });
    expect((AvailabilityZones as Rows)[0]).toMatchObject({
      ZoneId: 'use1-az3',
      GroupName: 'us-east-1-zg-1',
      NetworkBorderGroup: 'us-east-1',
      ZoneType: 'availability-zone',
    });
    expect((Subnets as Rows)[0]).toMatchObject({ AvailabilityZoneId: 'use1-az3' });
  });
});

describe('Regions', () => {
  it('are shown without those to be opted into, or all', async () => {
    const cloud = await testCloud();
    expect(((await cloud.ok('ec2', 'DescribeRegions')).Regions as Rows).length).toBe(17);
    const all = (await cloud.ok('ec2', 'DescribeRegions', { AllRegions: true })).Regions as Rows;
    expect(all.length).toBe(34);
    expect(all.find(({ RegionName }) => RegionName === 'af-south-1')).toEqual({
      OptInStatus: 'not-opted-in',
      RegionName: 'af-south-1',
      Endpoint: 'ec2.af-south-1.amazonaws.com',
    });
    const open = (await cloud.ok('ec2', 'DescribeRegions', { RegionNames: ['eu-west-1', 'af-south-1'] })).Regions as Rows;
    expect(open).toEqual([{ OptInStatus: 'opt-in-not-required', RegionName: 'eu-west-1', Endpoint: 'ec2.eu-west-1.amazonaws.com' }]);
  });
});

describe('zones', () => {
  it('include Local and Wavelength Zones when all are asked for', async () => {
    const cloud = await testCloud();
    const zones = async (input: object) =>
      (await cloud.ok('ec2', 'DescribeAvailabilityZones', { ...input }, { region: 'us-west-2' })).AvailabilityZones as Rows;
    expect((await zones({})).map(({ ZoneType }) => ZoneType)).toEqual(Array(4).fill('availability-zone'));
    const local = await zones({ AllAvailabilityZones: true, Filters: [{ Name: 'zone-type', Values: ['local-zone'] }] });
    expect(local.map(({ ZoneName }) => ZoneName)).toContain('us-west-2-lax-1b');
    expect(local.every(({ OptInStatus }) => OptInStatus === 'not-opted-in')).toBe(true);
  });
});

describe('subnets', () => {
  it('are made where the request says, with their bits cleared, and removed', async () => {
    const cloud = await testCloud();
    const [vpc] = (await cloud.ok('ec2', 'DescribeVpcs')).Vpcs as Rows;
    const TagSpecifications = [{ ResourceType: 'subnet', Tags: [{ Key: 'Name', Value: 'copy' }] }];
    const { Subnet } = await cloud.ok('ec2', 'CreateSubnet', {
      VpcId: vpc?.VpcId,
      CidrBlock: '172.31.200.7/24',
      AvailabilityZoneId: 'use1-az4',
      TagSpecifications,
    });
    expect(Subnet).toMatchObject({
      CidrBlock: '172.31.200.0/24',
      AvailabilityZoneId: 'use1-az4',
      DefaultForAz: false,
      MapPublicIpOnLaunch: false,
      AvailableIpAddressCount: 251,
      Tags: [{ Key: 'Name', Value: 'copy' }],
    });
    const { SubnetId } = Subnet as { SubnetId: string };
    await cloud.ok('ec2', 'DeleteSubnet', { SubnetId });
    expect((await cloud.refused('ec2', 'DescribeSubnets', { SubnetIds: [SubnetId] })).code).toBe('InvalidSubnetID.NotFound');
  });
});

describe('instance types', () => {
  it('come by the hundred, or by what they have', async () => {
    const cloud = await testCloud();
    const first = await cloud.ok('ec2', 'DescribeInstanceTypes');
    expect((first.InstanceTypes as Rows).length).toBe(100);
    const next = await cloud.ok('ec2', 'DescribeInstanceTypes', { NextToken: first.NextToken });
    expect((next.InstanceTypes as Rows)[0]?.InstanceType).not.toBe((first.InstanceTypes as Rows)[0]?.InstanceType);
    const free = await cloud.ok('ec2', 'DescribeInstanceTypes', {
      Filters: [
        { Name: 'instance-type', Values: ['t3.*'] },
        { Name: 'memory-info.size-in-mib', Values: ['1024'] },
      ],
    });
    expect((free.InstanceTypes as Rows).map(({ InstanceType }) => InstanceType)).toEqual(['t3.micro']);
  });

  it('are offered by Region, zone name or zone id', async () => {
    const cloud = await testCloud();
    const offered = async (LocationType: string) => {
      const input = { LocationType, Filters: [{ Name: 'instance-type', Values: ['t3.micro'] }] };
      return ((await cloud.ok('ec2', 'DescribeInstanceTypeOfferings', input)).InstanceTypeOfferings as Rows).map(({ Location }) => Location);
    };
    expect(await offered('region')).toEqual(['us-east-1']);
    expect(await offered('availability-zone-id')).toEqual(['use1-az1', 'use1-az2', 'use1-az4', 'use1-az5', 'use1-az6']);
    expect(await offered('availability-zone')).toEqual(['us-east-1b', 'us-east-1c', 'us-east-1d', 'us-east-1e', 'us-east-1f']);
  });
});

describe('images', () => {
  it("are Amazon's, found by owner, name and architecture", async () => {
    const cloud = await testCloud();
    const images = async (input: object) => (await cloud.ok('ec2', 'DescribeImages', { ...input })).Images as Rows;
    expect((await images({ Owners: ['amazon'] })).length).toBe(12);
    expect(await images({ Owners: ['self'] })).toEqual([]);
    const arm = await images({
      Filters: [
        { Name: 'name', Values: ['al2023-ami-2023.*-kernel-6.1-*'] },
        { Name: 'architecture', Values: ['arm64'] },
      ],
    });
    expect(arm.map(({ Name }) => Name)).toEqual(['al2023-ami-2023.9.20251117.1-kernel-6.1-arm64']);
    expect(arm[0]).toMatchObject({ ImdsSupport: 'v2.0', BootMode: 'uefi', RootDeviceName: '/dev/xvda', OwnerId: '137112412989', Public: true });
  });
});

describe('the default VPC', () => {
  const region = 'us-west-1';

  it('can be deleted once it is empty, and made again', async () => {
    const cloud = await testCloud();
    const call = (operation: string, input: object = {}) => cloud.ok('ec2', operation, { ...input }, { region });
    const refused = async (operation: string, input: object = {}) => {
      const { code, message } = await cloud.refused('ec2', operation, { ...input }, { region });
      return [code, message];
    };
    const [{ VpcId } = {}] = (await call('DescribeVpcs')).Vpcs as { VpcId?: string }[];
    const [{ InternetGatewayId } = {}] = (await call('DescribeInternetGateways')).InternetGateways as { InternetGatewayId?: string }[];
    expect(await refused('DeleteVpc', { VpcId })).toEqual(['DependencyViolation', `The vpc '${VpcId}' has dependencies and cannot be deleted.`]);
    expect(await refused('DeleteInternetGateway', { InternetGatewayId })).toEqual([
      'DependencyViolation',
      `The internetGateway '${InternetGatewayId}' has dependencies and cannot be deleted.`,
    ]);
    await call('DetachInternetGateway', { VpcId, InternetGatewayId });
    expect(await refused('DetachInternetGateway', { VpcId, InternetGatewayId })).toEqual([
      'Gateway.NotAttached',
      `resource ${InternetGatewayId} is not attached to network ${VpcId}`,
    ]);
    expect((await call('DescribeRouteTables')).RouteTables).toMatchObject([{ Routes: [{ State: 'active' }, { State: 'blackhole' }] }]);
    await call('DeleteInternetGateway', { InternetGatewayId });
    for (const { SubnetId } of (await call('DescribeSubnets')).Subnets as { SubnetId: string }[]) await call('DeleteSubnet', { SubnetId });
    await call('DeleteVpc', { VpcId });
    for (const [operation, member] of Object.entries({
      DescribeVpcs: 'Vpcs',
      DescribeRouteTables: 'RouteTables',
      DescribeNetworkAcls: 'NetworkAcls',
      DescribeSecurityGroups: 'SecurityGroups',
    }))
      expect((await call(operation))[member]).toEqual([]);
    expect(await refused('CreateSecurityGroup', { GroupName: 'web', Description: 'x' })).toEqual(['VPCIdNotSpecified', 'No default VPC for this user']);
    expect((await call('CreateDefaultVpc')).Vpc).toMatchObject({ IsDefault: true, CidrBlock: '172.31.0.0/16' });
    expect((await call('DescribeSubnets')).Subnets).toHaveLength(3);
  });

  it('keeps its gateway while instances have public addresses', async () => {
    const cloud = await testCloud();
    await launched(cloud);
    const [{ VpcId } = {}] = (await cloud.ok('ec2', 'DescribeVpcs')).Vpcs as { VpcId?: string }[];
    const [{ InternetGatewayId } = {}] = (await cloud.ok('ec2', 'DescribeInternetGateways')).InternetGateways as { InternetGatewayId?: string }[];
    const error = await cloud.refused('ec2', 'DetachInternetGateway', { VpcId, InternetGatewayId });
    expect(error.message).toBe(`Network ${VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`);
  });

  it('is there when a Region is opted into', async () => {
    const cloud = await testCloud();
    await cloud.ok('account', 'EnableRegion', { RegionName: 'af-south-1' });
    await cloud.cloud.advanceClock(3_600_000);
    const { Subnets } = await cloud.ok('ec2', 'DescribeSubnets', {}, { region: 'af-south-1' });
    expect(Subnets).toHaveLength(3);
  });
});
