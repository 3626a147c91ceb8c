import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalIpv6Cidr } from '../../../src/services/ec2/network/ipv6.ts';
import { type TestCloud, testCloud } from '../../support/cloud.ts';
import { launched } from './support.ts';

interface Table {
  readonly RouteTableId: string;
  readonly Routes: readonly Record<string, unknown>[];
  readonly Associations: readonly Record<string, unknown>[];
}

/** A VPC with two subnets, a gateway, and a route table beside the main one. */
async function withNetwork() {
  const cloud = await testCloud();
  const made = async <Answer>(operation: string, input: Record<string, unknown>) => (await cloud.ok('ec2', operation, input)) as Answer;
  const { Vpc } = await made<{ Vpc: { VpcId: string } }>('CreateVpc', { CidrBlock: '10.0.0.0/16' });
  const { VpcId } = Vpc;
  const subnet = async (CidrBlock: string) =>
    (await made<{ Subnet: { SubnetId: string } }>('CreateSubnet', { VpcId, CidrBlock, AvailabilityZone: 'us-east-1b' })).Subnet.SubnetId;
  const subnets = [await subnet('10.0.1.0/24'), await subnet('10.0.2.0/24')] as const;
  const { InternetGateway } = await made<{ InternetGateway: { InternetGatewayId: string } }>('CreateInternetGateway', {});
  const GatewayId = InternetGateway.InternetGatewayId;
  await cloud.ok('ec2', 'AttachInternetGateway', { VpcId, InternetGatewayId: GatewayId });
  const { RouteTable } = await made<{ RouteTable: Table }>('CreateRouteTable', { VpcId });
  const tables = async () => (await made<{ RouteTables: Table[] }>('DescribeRouteTables', { Filters: [{ Name: 'vpc-id', Values: [VpcId] }] })).RouteTables;
  const table = async (RouteTableId = RouteTable.RouteTableId) => (await tables()).find((one) => one.RouteTableId === RouteTableId);
  const main = async () => (await tables()).find(({ Associations }) => Associations.some(({ Main }) => Main));
  return { cloud, VpcId, subnets, GatewayId, RouteTableId: RouteTable.RouteTableId, RouteTable, table, main };
}

const refusal = async (cloud: TestCloud, operation: string, input: Record<string, unknown>): Promise<[string, string]> => {
  const { code, message } = await cloud.refused('ec2', operation, input);
  return [code, message];
};

const everywhere = { DestinationCidrBlock: '0.0.0.0/0' };

describe('a route table', () => {
  it('begins with the route inside its VPC, and with one client token is made once', async () => {
    const { cloud, VpcId, RouteTable } = await withNetwork();
    expect(RouteTable).toMatchObject({ VpcId, Associations: [], Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' }] });
    const input = { VpcId, ClientToken: 'one', TagSpecifications: [{ ResourceType: 'route-table', Tags: [{ Key: 'Name', Value: 'inner' }] }] };
    const first = await cloud.ok('ec2', 'CreateRouteTable', input);
    expect(first).toMatchObject({ ClientToken: 'one', RouteTable: { Tags: [{ Key: 'Name', Value: 'inner' }] } });
    expect(await cloud.ok('ec2', 'CreateRouteTable', input)).toEqual(first);
    expect((await refusal(cloud, 'CreateRouteTable', { VpcId, ClientToken: 'one' }))[0]).toBe('IdempotentParameterMismatch');
  });

  it('goes with a subnet at a time, and stays as long', async () => {
    const { cloud, RouteTableId, subnets, table } = await withNetwork();
    const [SubnetId] = subnets;
    const answer = await cloud.ok('ec2', 'AssociateRouteTable', { RouteTableId, SubnetId });
    const { AssociationId } = answer as { AssociationId: string };
    expect(answer).toEqual({ AssociationId: expect.stringMatching(/^rtbassoc-0[0-9a-f]{16}$/), AssociationState: { State: 'associated' } });
    expect((await table())?.Associations).toEqual([
      { Main: false, RouteTableAssociationId: AssociationId, RouteTableId, SubnetId, AssociationState: { State: 'associated' } },
    ]);
    expect(await refusal(cloud, 'AssociateRouteTable', { RouteTableId, SubnetId })).toEqual([
      'Resource.AlreadyAssociated',
      `the specified association for route table ${RouteTableId} conflicts with an existing association`,
    ]);
    const inUse = ['DependencyViolation', `The routeTable '${RouteTableId}' has dependencies and cannot be deleted.`];
    expect(await refusal(cloud, 'DeleteRouteTable', { RouteTableId })).toEqual(inUse);
    await cloud.ok('ec2', 'DisassociateRouteTable', { AssociationId });
    expect(await refusal(cloud, 'DisassociateRouteTable', { AssociationId })).toEqual([
      'InvalidAssociationID.NotFound',
      `The association ID '${AssociationId}' does not exist`,
    ]);
    await cloud.ok('ec2', 'AssociateRouteTable', { RouteTableId, SubnetId: subnets[1] });
    await cloud.ok('ec2', 'DeleteSubnet', { SubnetId: subnets[1] });
    await cloud.ok('ec2', 'DeleteRouteTable', { RouteTableId });
    expect(await table()).toBeUndefined();
  });

  it('of another VPC goes with no subnet of this one', async () => {
    const { cloud, subnets } = await withNetwork();
    const { RouteTables } = (await cloud.ok('ec2', 'DescribeRouteTables')) as { RouteTables: (Table & { VpcId: string })[] };
    const { Vpcs } = (await cloud.ok('ec2', 'DescribeVpcs', { Filters: [{ Name: 'is-default', Values: ['true'] }] })) as { Vpcs: { VpcId: string }[] };
    const foreign = RouteTables.find(({ VpcId }) => VpcId === Vpcs[0]?.VpcId)?.RouteTableId;
    expect(await refusal(cloud, 'AssociateRouteTable', { RouteTableId: foreign, SubnetId: subnets[0] })).toEqual([
      'InvalidParameterValue',
      `route table ${foreign} and subnet ${subnets[0]} belong to different networks`,
    ]);
  });

  it('moves to another subnet association, under a new id', async () => {
    const { cloud, VpcId, RouteTableId, subnets, table } = await withNetwork();
    const { AssociationId } = await cloud.ok('ec2', 'AssociateRouteTable', { RouteTableId, SubnetId: subnets[0] });
    const { RouteTable: other } = (await cloud.ok('ec2', 'CreateRouteTable', { VpcId })) as { RouteTable: Table };
    const answer = await cloud.ok('ec2', 'ReplaceRouteTableAssociation', { AssociationId, RouteTableId: other.RouteTableId });
    expect(answer.NewAssociationId).not.toBe(AssociationId);
    expect((await table())?.Associations).toEqual([]);
    expect((await table(other.RouteTableId))?.Associations).toMatchObject([{ RouteTableAssociationId: answer.NewAssociationId, SubnetId: subnets[0] }]);
  });

  it('that is the main one can only be replaced', async () => {
    const { cloud, RouteTableId, main } = await withNetwork();
    const before = await main();
    const association = before?.Associations[0]?.RouteTableAssociationId;
    expect((await refusal(cloud, 'DeleteRouteTable', { RouteTableId: before?.RouteTableId }))[0]).toBe('DependencyViolation');
    expect(await refusal(cloud, 'DisassociateRouteTable', { AssociationId: association })).toEqual([
      'InvalidParameterValue',
      `cannot disassociate the main route table association ${association}`,
    ]);
    const { NewAssociationId } = await cloud.ok('ec2', 'ReplaceRouteTableAssociation', { AssociationId: association, RouteTableId });
    expect(await main()).toMatchObject({ RouteTableId, Associations: [{ Main: true, RouteTableAssociationId: NewAssociationId }] });
    await cloud.ok('ec2', 'DeleteRouteTable', { RouteTableId: before?.RouteTableId });
  });

  it('is authorized by its VPC and tags, and so is the subnet', async () => {
    const { cloud, RouteTableId, subnets } = await withNetwork();
    const allow = (Resource: string) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ec2:AssociateRouteTable', Resource }] });
    const arn = (kind: string, id: string) => `arn:aws:ec2:us-east-1:123456789012:${kind}/${id}`;
    const as = await cloud.user('intern', { policies: [allow(arn('route-table', RouteTableId))] });
    const error = await cloud.refused('ec2', 'AssociateRouteTable', { RouteTableId, SubnetId: subnets[0] }, { as });
    expect(error.message).toContain(`ec2:AssociateRouteTable on resource: ${arn('subnet', subnets[0])} because`);
    const both = await cloud.user('senior', { policies: [allow(arn('route-table', RouteTableId)), allow(arn('subnet', '*'))] });
    await cloud.ok('ec2', 'AssociateRouteTable', { RouteTableId, SubnetId: subnets[0] }, { as: both });
  });
});

describe('a route', () => {
  it('to a gateway turns into a black hole when the gateway is detached', async () => {
    const { cloud, VpcId, RouteTableId, GatewayId, table } = await withNetwork();
    expect(await cloud.ok('ec2', 'CreateRoute', { RouteTableId, ...everywhere, GatewayId })).toEqual({ Return: true });
    await cloud.ok('ec2', 'CreateRoute', { RouteTableId, DestinationIpv6CidrBlock: '0:0::/0', GatewayId });
    expect((await table())?.Routes.slice(1)).toEqual([
      { DestinationCidrBlock: '0.0.0.0/0', GatewayId, Origin: 'CreateRoute', State: 'active' },
      { DestinationIpv6CidrBlock: '::/0', GatewayId, Origin: 'CreateRoute', State: 'active' },
    ]);
    expect(await refusal(cloud, 'CreateRoute', { RouteTableId, ...everywhere, GatewayId })).toEqual([
      'RouteAlreadyExists',
      'The route identified by 0.0.0.0/0 already exists.',
    ]);
    await cloud.ok('ec2', 'DetachInternetGateway', { VpcId, InternetGatewayId: GatewayId });
    expect((await table())?.Routes.map(({ State }) => State)).toEqual(['active', 'blackhole', 'blackhole']);
    expect(await refusal(cloud, 'ReplaceRoute', { RouteTableId, ...everywhere, GatewayId })).toEqual([
      'InvalidParameterValue',
      `route table ${RouteTableId} and network gateway ${GatewayId} belong to different networks`,
    ]);
  });

  it('to an instance leads nowhere while that does not run', async () => {
    const { cloud, RouteTableId, GatewayId, subnets, table } = await withNetwork();
    const [instance] = await launched(cloud, { SubnetId: subnets[0] });
    const InstanceId = instance?.InstanceId;
    const NetworkInterfaceId = instance?.NetworkInterfaces?.[0]?.NetworkInterfaceId;
    await cloud.ok('ec2', 'CreateRoute', { RouteTableId, ...everywhere, GatewayId });
    await cloud.ok('ec2', 'ReplaceRoute', { RouteTableId, ...everywhere, InstanceId });
    const target = { InstanceId, InstanceOwnerId: '123456789012', NetworkInterfaceId };
    const route = async () => (await table())?.Routes[1];
    expect(await route()).toEqual({ DestinationCidrBlock: '0.0.0.0/0', ...target, Origin: 'CreateRoute', State: 'active' });
    await cloud.ok('ec2', 'StopInstances', { InstanceIds: [InstanceId] });
    expect(await route()).toMatchObject({ ...target, State: 'blackhole' });
    await cloud.ok('ec2', 'StartInstances', { InstanceIds: [InstanceId] });
    expect(await route()).toMatchObject({ State: 'active' });
    await cloud.ok('ec2', 'TerminateInstances', { InstanceIds: [InstanceId] });
    expect(await route()).toMatchObject({ ...target, State: 'blackhole' });
    await cloud.ok('ec2', 'DeleteRoute', { RouteTableId, ...everywhere });
    expect((await table())?.Routes).toHaveLength(1);
  });

  it('inside the VPC is for an interface and a whole subnet, or the local one led elsewhere and back', async () => {
    const { cloud, RouteTableId, GatewayId, subnets, table } = await withNetwork();
    const [instance] = await launched(cloud, { SubnetId: subnets[0] });
    const NetworkInterfaceId = instance?.NetworkInterfaces?.[0]?.NetworkInterfaceId;
    expect(await refusal(cloud, 'CreateRoute', { RouteTableId, DestinationCidrBlock: '10.0.2.0/24', GatewayId })).toEqual([
      'InvalidParameterValue',
      "The destination CIDR block 10.0.2.0/24 is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.",
    ]);
    expect(await refusal(cloud, 'CreateRoute', { RouteTableId, DestinationCidrBlock: '10.0.2.0/25', NetworkInterfaceId })).toEqual([
      'InvalidParameterValue',
      "Route destination doesn't match any subnet CIDR blocks.",
    ]);
    await cloud.ok('ec2', 'CreateRoute', { RouteTableId, DestinationCidrBlock: '10.0.2.0/24', NetworkInterfaceId });
    const local = { RouteTableId, DestinationCidrBlock: '10.0.0.0/16' };
    await cloud.ok('ec2', 'ReplaceRoute', { ...local, NetworkInterfaceId });
    expect((await table())?.Routes[0]).toMatchObject({ NetworkInterfaceId, Origin: 'CreateRouteTable' });
    await cloud.ok('ec2', 'ReplaceRoute', { ...local, LocalTarget: true });
    expect((await table())?.Routes[0]).toMatchObject({ GatewayId: 'local' });
    expect(await refusal(cloud, 'DeleteRoute', local)).toEqual([
      'InvalidParameterValue',
      `cannot remove local route 10.0.0.0/16 in route table ${RouteTableId}`,
    ]);
  });

  it.each([
    ['CreateRoute', {}, 'MissingParameter', 'The request must contain the parameter destinationCidrBlock'],
    ['CreateRoute', { DestinationCidrBlock: '10.1.0.0/16' }, 'MissingParameter', 'The request must contain the parameter gatewayId'],
    [
      'CreateRoute',
      { DestinationCidrBlock: '::/0', GatewayId: 'igw-0123456789abcdef0' },
      'InvalidParameterValue',
      'Value (::/0) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.',
    ],
    [
      'CreateRoute',
      { ...everywhere, GatewayId: 'igw-0123456789abcdef0' },
      'InvalidGatewayID.NotFound',
      "The gateway ID 'igw-0123456789abcdef0' does not exist",
    ],
    ['CreateRoute', { ...everywhere, GatewayId: 'local' }, 'InvalidGatewayID.NotFound', "The gateway ID 'local' does not exist"],
    [
      'CreateRoute',
      { ...everywhere, NatGatewayId: 'nat-0123456789abcdef0' },
      'InvalidNatGatewayID.NotFound',
      "The natGateway ID 'nat-0123456789abcdef0' does not exist",
    ],
    [
      'CreateRoute',
      { ...everywhere, GatewayId: 'igw-0123456789abcdef0', InstanceId: 'i-0123456789abcdef0' },
      'InvalidParameterCombination',
      'The parameter gatewayId cannot be used with the parameter instanceId',
    ],
    [
      'CreateRoute',
      { ...everywhere, DestinationIpv6CidrBlock: '::/0' },
      'InvalidParameterCombination',
      'The parameter destinationCidrBlock cannot be used with the parameter destinationIpv6CidrBlock',
    ],
    ['CreateRoute', { ...everywhere, CarrierGatewayId: 'cagw-1' }, 'NotSimulated', 'The parameter CarrierGatewayId of CreateRoute is not simulated.'],
    [
      'ReplaceRoute',
      { ...everywhere, GatewayId: 'local' },
      'InvalidParameterValue',
      "There is no route defined for '0.0.0.0/0' in the route table. Use CreateRoute instead.",
    ],
    ['DeleteRoute', everywhere, 'InvalidRoute.NotFound', 'no route with destination-cidr-block 0.0.0.0/0 in route table {table}'],
  ])('of %s %j is refused: %s', async (operation, input, code, message) => {
    const { cloud, RouteTableId } = await withNetwork();
    expect(await refusal(cloud, operation, { RouteTableId, ...input })).toEqual([code, message.replace('{table}', RouteTableId)]);
  });
});

describe('blocks of IPv6 addresses', () => {
  const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }));

  it('have one canonical form, however they are written', () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const long = groups.map((one) => one.toString(16).padStart(4, '0').toUpperCase()).join(':');
        // The URL standard writes addresses as RFC 5952 does.
        const short = new URL(`http://[${long}]/`).hostname.slice(1, -1);
        expect([canonicalIpv6Cidr(`${long}/128`), canonicalIpv6Cidr(`${short}/128`)]).toEqual([`${short}/128`, `${short}/128`]);
      }),
    );
  });

  it.each([
    ['2001:db8:1234:1a7f::/58', '2001:db8:1234:1a40::/58'],
    ['::1/0', '::/0'],
    ['fe80::1/16', 'fe80::/16'],
    ['::/129', undefined],
    ['10.0.0.0/8', undefined],
    ['::', undefined],
    ['::/0/0', undefined],
  ])('%s is %s', (text, canonical) => {
    expect(canonicalIpv6Cidr(text)).toBe(canonical);
  });
});
