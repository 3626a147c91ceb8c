import { describe, expect, it } from 'vitest';
import { type TestCloud, testCloud } from '../../support/cloud.ts';
import { described, launched } from './support.ts';

type Rows = Record<string, unknown>[];

const inVpc = (id: string) => ({ Filters: [{ Name: 'vpc-id', Values: [id] }] });

async function withVpc(input: Record<string, unknown> = {}) {
  const cloud = await testCloud();
  const { Vpc } = (await cloud.ok('ec2', 'CreateVpc', { CidrBlock: '10.0.0.0/16', ...input })) as { Vpc: Record<string, unknown> & { VpcId: string } };
  return { cloud, vpc: Vpc, VpcId: Vpc.VpcId };
}

async function subnetIn(cloud: TestCloud, VpcId: string, CidrBlock = '10.0.1.0/24'): Promise<string> {
  const { Subnet } = (await cloud.ok('ec2', 'CreateSubnet', { VpcId, CidrBlock, AvailabilityZone: 'us-east-1b' })) as { Subnet: { SubnetId: string } };
  return Subnet.SubnetId;
}

const refusal = async (cloud: TestCloud, operation: string, input: Record<string, unknown>): Promise<[string, string]> => {
  const { code, message } = await cloud.refused('ec2', operation, input);
  return [code, message];
};

describe('a new VPC', () => {
  it('is made with its bits cleared and with tags, pending at first', async () => {
    const TagSpecifications = [{ ResourceType: 'vpc', Tags: [{ Key: 'Name', Value: 'cats' }] }];
    const { cloud, vpc, VpcId } = await withVpc({ CidrBlock: '100.68.0.18/18', TagSpecifications });
    expect(vpc).toMatchObject({
      CidrBlock: '100.68.0.0/18',
      State: 'pending',
      IsDefault: false,
      InstanceTenancy: 'default',
      OwnerId: '123456789012',
      CidrBlockAssociationSet: [{ CidrBlock: '100.68.0.0/18', CidrBlockState: { State: 'associated' } }],
      Ipv6CidrBlockAssociationSet: [],
      Tags: [{ Key: 'Name', Value: 'cats' }],
    });
    expect((await cloud.ok('ec2', 'DescribeVpcs', { VpcIds: [VpcId] })).Vpcs).toMatchObject([{ State: 'available', Tags: [{ Key: 'Name', Value: 'cats' }] }]);
  });

  it('has a main route table, a default network ACL and a default security group, and no way out', async () => {
    const { cloud, vpc, VpcId } = await withVpc();
    const list = async (operation: string, member: string) => (await cloud.ok('ec2', operation, inVpc(VpcId)))[member] as Rows;
    expect(await list('DescribeRouteTables', 'RouteTables')).toMatchObject([
      { Associations: [{ Main: true }], Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' }] },
    ]);
    expect(await list('DescribeNetworkAcls', 'NetworkAcls')).toMatchObject([{ IsDefault: true, Associations: [] }]);
    expect(await list('DescribeSecurityGroups', 'SecurityGroups')).toMatchObject([{ GroupName: 'default', Description: 'default VPC security group' }]);
    expect(await list('DescribeSubnets', 'Subnets')).toEqual([]);
    const [defaultVpc] = (await cloud.ok('ec2', 'DescribeVpcs', { Filters: [{ Name: 'is-default', Values: ['true'] }] })).Vpcs as Rows;
    expect(vpc.DhcpOptionsId).toBe(defaultVpc?.DhcpOptionsId);
  });

  it('is the fifth at most in its Region', async () => {
    const { cloud } = await withVpc();
    for (const second of [1, 2, 3]) await cloud.ok('ec2', 'CreateVpc', { CidrBlock: `10.${second}.0.0/16` });
    expect(await refusal(cloud, 'CreateVpc', { CidrBlock: '10.9.0.0/16' })).toEqual(['VpcLimitExceeded', 'The maximum number of VPCs has been reached.']);
    expect((await cloud.ok('ec2', 'CreateVpc', { CidrBlock: '10.9.0.0/16' }, { region: 'eu-west-1' })).Vpc).toMatchObject({ CidrBlock: '10.9.0.0/16' });
  });

  it('goes only once it is empty, with what came with it', async () => {
    const { cloud, VpcId } = await withVpc();
    const inUse = ['DependencyViolation', `The vpc '${VpcId}' has dependencies and cannot be deleted.`];
    const SubnetId = await subnetIn(cloud, VpcId);
    expect(await refusal(cloud, 'DeleteVpc', { VpcId })).toEqual(inUse);
    await cloud.ok('ec2', 'DeleteSubnet', { SubnetId });
    const { RouteTable } = (await cloud.ok('ec2', 'CreateRouteTable', { VpcId })) as { RouteTable: { RouteTableId: string } };
    expect(await refusal(cloud, 'DeleteVpc', { VpcId })).toEqual(inUse);
    await cloud.ok('ec2', 'DeleteRouteTable', { RouteTableId: RouteTable.RouteTableId });
    await cloud.ok('ec2', 'DeleteVpc', { VpcId });
    for (const [operation, member] of Object.entries({
      DescribeRouteTables: 'RouteTables',
      DescribeNetworkAcls: 'NetworkAcls',
      DescribeSecurityGroups: 'SecurityGroups',
    }))
      expect((await cloud.ok('ec2', operation, inVpc(VpcId)))[member]).toEqual([]);
  });

  it('of dedicated tenancy makes every instance dedicated', async () => {
    const { cloud, VpcId } = await withVpc({ InstanceTenancy: 'dedicated' });
    const [instance] = await launched(cloud, { SubnetId: await subnetIn(cloud, VpcId), InstanceType: 'm5.large' });
    expect(instance?.Placement?.Tenancy).toBe('dedicated');
    const dedicatedOnly = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*', Condition: { StringEquals: { 'ec2:Tenancy': 'default' } } }],
    };
    const as = await cloud.user('intern', { policies: [dedicatedOnly] });
    expect((await cloud.refused('ec2', 'DeleteVpc', { VpcId }, { as })).code).toBe('UnauthorizedOperation');
  });
});

describe("a VPC's attributes", () => {
  const attribute = async (cloud: TestCloud, VpcId: string, Attribute: string) => {
    const { VpcId: _same, ...rest } = await cloud.ok('ec2', 'DescribeVpcAttribute', { VpcId, Attribute });
    return rest;
  };

  it('begin with DNS support and, but for default VPCs, without hostnames', async () => {
    const { cloud, VpcId } = await withVpc();
    expect(await attribute(cloud, VpcId, 'enableDnsSupport')).toEqual({ EnableDnsSupport: { Value: true } });
    expect(await attribute(cloud, VpcId, 'enableDnsHostnames')).toEqual({ EnableDnsHostnames: { Value: false } });
    expect(await attribute(cloud, VpcId, 'enableNetworkAddressUsageMetrics')).toEqual({ EnableNetworkAddressUsageMetrics: { Value: false } });
    const [defaultVpc] = (await cloud.ok('ec2', 'DescribeVpcs', { Filters: [{ Name: 'is-default', Values: ['true'] }] })).Vpcs as { VpcId: string }[];
    expect(await attribute(cloud, defaultVpc?.VpcId ?? '', 'enableDnsHostnames')).toEqual({ EnableDnsHostnames: { Value: true } });
  });

  it('change one at a time, and decide whether instances have public names', async () => {
    const { cloud, VpcId } = await withVpc();
    await launched(cloud, { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: await subnetIn(cloud, VpcId), AssociatePublicIpAddress: true }] });
    const publicNames = async () => {
      const [instance] = await described(cloud, inVpc(VpcId));
      return [instance?.PublicDnsName, instance?.NetworkInterfaces?.[0]?.Association?.PublicDnsName];
    };
    expect(await publicNames()).toEqual(['', '']);
    await cloud.ok('ec2', 'ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } });
    const [name] = await publicNames();
    expect(name).toMatch(/^ec2-198-1[89]-\d+-\d+\.compute-1\.amazonaws\.com$/);
    expect(await publicNames()).toEqual([name, name]);
    await cloud.ok('ec2', 'ModifyVpcAttribute', { VpcId, EnableDnsSupport: { Value: false } });
    expect(await publicNames()).toEqual(['', '']);
    expect(await refusal(cloud, 'ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } })).toEqual([
      'InvalidParameterCombination',
      `DNS hostnames can only be enabled for ${VpcId} when DNS support is enabled.`,
    ]);
    expect(await refusal(cloud, 'ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true }, EnableDnsSupport: { Value: true } })).toEqual([
      'InvalidParameterCombination',
      'Fields for multiple attribute types specified: enableDnsHostnames, enableDnsSupport',
    ]);
  });
});

describe('a subnet without a zone', () => {
  it('is where the common instance types are', async () => {
    const { cloud, VpcId } = await withVpc();
    const { Subnet } = (await cloud.ok('ec2', 'CreateSubnet', { VpcId, CidrBlock: '10.0.1.0/24' })) as { Subnet: { SubnetId: string } };
    expect(await launched(cloud, { SubnetId: Subnet.SubnetId })).toHaveLength(1);
  });
});

describe("a subnet's attributes", () => {
  it('decide whether instances launched into it get a public address, and how they are named', async () => {
    const { cloud, VpcId } = await withVpc();
    const SubnetId = await subnetIn(cloud, VpcId);
    const [before] = await launched(cloud, { SubnetId });
    await cloud.ok('ec2', 'ModifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value: true } });
    await cloud.ok('ec2', 'ModifySubnetAttribute', { SubnetId, PrivateDnsHostnameTypeOnLaunch: 'resource-name' });
    await cloud.ok('ec2', 'ModifySubnetAttribute', { SubnetId, EnableResourceNameDnsARecordOnLaunch: { Value: true } });
    expect((await cloud.ok('ec2', 'DescribeSubnets', { SubnetIds: [SubnetId] })).Subnets).toMatchObject([
      { MapPublicIpOnLaunch: true, PrivateDnsNameOptionsOnLaunch: { HostnameType: 'resource-name', EnableResourceNameDnsARecord: true } },
    ]);
    const [after] = await launched(cloud, { SubnetId });
    const [asked] = await launched(cloud, { SubnetId, PrivateDnsNameOptions: { HostnameType: 'ip-name' } });
    const shown = async (id = '') => (await described(cloud, { InstanceIds: [id] }))[0];
    expect((await shown(before?.InstanceId))?.PublicIpAddress).toBeUndefined();
    expect((await shown(after?.InstanceId))?.PublicIpAddress).toMatch(/^198\./);
    expect(before?.PrivateDnsName).toMatch(/^ip-10-0-1-\d+\.ec2\.internal$/);
    expect(after?.PrivateDnsName).toBe(`${after?.InstanceId}.ec2.internal`);
    expect(after?.PrivateDnsNameOptions).toEqual({ HostnameType: 'resource-name', EnableResourceNameDnsARecord: true, EnableResourceNameDnsAAAARecord: false });
    expect(asked?.PrivateDnsName).toMatch(/^ip-10-0-1-/);
  });

  it('that take IPv6 can be left off alone', async () => {
    const { cloud, VpcId } = await withVpc();
    const SubnetId = await subnetIn(cloud, VpcId);
    await cloud.ok('ec2', 'ModifySubnetAttribute', { SubnetId, AssignIpv6AddressOnCreation: { Value: false } });
    expect(await refusal(cloud, 'ModifySubnetAttribute', { SubnetId, AssignIpv6AddressOnCreation: { Value: true } })).toEqual([
      'NotSimulated',
      'The parameter AssignIpv6AddressOnCreation of ModifySubnetAttribute is not simulated.',
    ]);
  });

  it('are authorized by name and value', async () => {
    const { cloud, VpcId } = await withVpc();
    const SubnetId = await subnetIn(cloud, VpcId);
    const policy = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'ec2:ModifySubnetAttribute', Resource: '*', Condition: { Bool: { 'ec2:Attribute/MapPublicIpOnLaunch': 'false' } } },
      ],
    };
    const as = await cloud.user('intern', { policies: [policy] });
    await cloud.ok('ec2', 'ModifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value: false } }, { as });
    expect((await cloud.refused('ec2', 'ModifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value: true } }, { as })).code).toBe(
      'UnauthorizedOperation',
    );
  });
});

describe('an internet gateway', () => {
  const create = async (cloud: TestCloud) => {
    const { InternetGateway } = (await cloud.ok('ec2', 'CreateInternetGateway')) as { InternetGateway: { InternetGatewayId: string; Attachments: unknown[] } };
    return InternetGateway;
  };

  it('is made apart, and attached to one VPC that has none', async () => {
    const { cloud, VpcId } = await withVpc();
    const { InternetGatewayId, Attachments } = await create(cloud);
    expect(Attachments).toEqual([]);
    await cloud.ok('ec2', 'AttachInternetGateway', { InternetGatewayId, VpcId });
    const filter = { Filters: [{ Name: 'attachment.vpc-id', Values: [VpcId] }] };
    expect((await cloud.ok('ec2', 'DescribeInternetGateways', filter)).InternetGateways).toMatchObject([{ Attachments: [{ State: 'available', VpcId }] }]);
    expect(await refusal(cloud, 'AttachInternetGateway', { InternetGatewayId, VpcId })).toEqual([
      'Resource.AlreadyAssociated',
      `resource ${InternetGatewayId} is already attached to network ${VpcId}`,
    ]);
    const other = await create(cloud);
    expect(await refusal(cloud, 'AttachInternetGateway', { InternetGatewayId: other.InternetGatewayId, VpcId })).toEqual([
      'InvalidParameterValue',
      `Network ${VpcId} already has an internet gateway attached`,
    ]);
    expect((await cloud.refused('ec2', 'DeleteVpc', { VpcId })).code).toBe('DependencyViolation');
  });

  it('is the fifth at most in its Region', async () => {
    const cloud = await testCloud();
    for (let made = 1; made < 5; made += 1) await create(cloud);
    expect(await refusal(cloud, 'CreateInternetGateway', {})).toEqual([
      'InternetGatewayLimitExceeded',
      'The maximum number of internet gateways has been reached.',
    ]);
  });
});
