import { beforeEach, describe, expect, it } from 'vitest';
import { type TestCloud, testCloud } from '../../support/cloud.ts';

interface Rule {
  readonly SecurityGroupRuleId: string;
  readonly IsEgress: boolean;
  readonly Description?: string;
}

let cloud: TestCloud;
let GroupId: string;
let web: string;

const tcp = (port: number, Description?: string) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  IpRanges: [{ CidrIp: '0.0.0.0/0', ...(Description !== undefined && { Description }) }],
});

beforeEach(async () => {
  cloud = await testCloud();
  ({ GroupId } = (await cloud.ok('ec2', 'CreateSecurityGroup', { GroupName: 'web', Description: 'x' })) as { GroupId: string });
  const TagSpecifications = [{ ResourceType: 'security-group-rule', Tags: [{ Key: 'Name', Value: 'web' }] }];
  const added = await cloud.ok('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [tcp(80, 'HTTP')], TagSpecifications });
  web = (added.SecurityGroupRules as Rule[])[0]?.SecurityGroupRuleId ?? '';
  await cloud.ok('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [tcp(443)] });
});

const rules = async () =>
  (await cloud.ok('ec2', 'DescribeSecurityGroupRules', { Filters: [{ Name: 'group-id', Values: [GroupId] }] })).SecurityGroupRules as Rule[];
const rule = async (id: string) => (await rules()).find(({ SecurityGroupRuleId }) => SecurityGroupRuleId === id);
const modify = (SecurityGroupRule: object, id = web) => ({ GroupId, SecurityGroupRules: [{ SecurityGroupRuleId: id, SecurityGroupRule }] });

describe('descriptions of rules', () => {
  it('are changed by what the rules say, or by id, and taken away', async () => {
    const update = (input: Record<string, unknown>) => cloud.ok('ec2', 'UpdateSecurityGroupRuleDescriptionsIngress', { GroupId, ...input });
    expect(await update({ IpPermissions: [tcp(80, 'plain HTTP')] })).toEqual({ Return: true });
    expect(await rule(web)).toMatchObject({ Description: 'plain HTTP', Tags: [{ Key: 'Name', Value: 'web' }] });
    await update({ SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId: web, Description: 'for cats' }] });
    expect((await rule(web))?.Description).toBe('for cats');
    await update({ IpPermissions: [tcp(80)] });
    expect((await rule(web))?.Description).toBeUndefined();
  });

  it('of the other direction are another operation', async () => {
    const egress = (await rules()).find(({ IsEgress }) => IsEgress)?.SecurityGroupRuleId ?? '';
    const SecurityGroupRuleDescriptions = [{ SecurityGroupRuleId: egress, Description: 'everything' }];
    const { code, message } = await cloud.refused('ec2', 'UpdateSecurityGroupRuleDescriptionsIngress', { GroupId, SecurityGroupRuleDescriptions });
    expect([code, message]).toEqual(['InvalidSecurityGroupRuleId.NotFound', `The security group rule ID '${egress}' does not exist`]);
    await cloud.ok('ec2', 'UpdateSecurityGroupRuleDescriptionsEgress', { GroupId, SecurityGroupRuleDescriptions });
    expect((await rule(egress))?.Description).toBe('everything');
  });

  it.each([
    [{ IpPermissions: [tcp(81, 'x')] }, 'InvalidPermission.NotFound', 'The specified rule does not exist in this security group.'],
    [{}, 'MissingParameter', 'The request must contain the parameter ipPermissions'],
    [
      { IpPermissions: [tcp(80)], SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId: 'sgr-0123456789abcdef0' }] },
      'InvalidParameterCombination',
      'The parameter securityGroupRuleDescriptions cannot be used with the parameter ipPermissions',
    ],
  ])('are not changed by %j', async (input, code, message) => {
    const error = await cloud.refused('ec2', 'UpdateSecurityGroupRuleDescriptionsIngress', { GroupId, ...input });
    expect([error.code, error.message]).toEqual([code, message]);
  });
});

describe('a rule', () => {
  it('becomes another, under its id and with its tags', async () => {
    const input = modify({ IpProtocol: 'tcp', FromPort: 8080, ToPort: 8090, CidrIpv4: '10.1.2.3/8', Description: 'inside' });
    expect(await cloud.ok('ec2', 'ModifySecurityGroupRules', input)).toEqual({ Return: true });
    expect(await rule(web)).toMatchObject({
      IsEgress: false,
      FromPort: 8080,
      ToPort: 8090,
      CidrIpv4: '10.0.0.0/8',
      Description: 'inside',
      Tags: [{ Key: 'Name' }],
    });
    await cloud.ok('ec2', 'ModifySecurityGroupRules', modify({ IpProtocol: '-1', ReferencedGroupId: GroupId }));
    const changed = await rule(web);
    expect(changed).toMatchObject({ IpProtocol: '-1', ReferencedGroupInfo: { GroupId } });
    expect(changed?.Description).toBeUndefined();
  });

  it('can trade places with another, but not become the same', async () => {
    const other = (await rules()).find(({ IsEgress, SecurityGroupRuleId }) => !IsEgress && SecurityGroupRuleId !== web)?.SecurityGroupRuleId ?? '';
    const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIpv4: '0.0.0.0/0' };
    const error = await cloud.refused('ec2', 'ModifySecurityGroupRules', modify(https));
    expect([error.code, error.message]).toEqual([
      'InvalidPermission.Duplicate',
      'the specified rule "peer: 0.0.0.0/0, TCP, from port: 443, to port: 443, ALLOW" already exists',
    ]);
    const http = { ...https, FromPort: 80, ToPort: 80 };
    const SecurityGroupRules = [...modify(https).SecurityGroupRules, ...modify(http, other).SecurityGroupRules];
    await cloud.ok('ec2', 'ModifySecurityGroupRules', { GroupId, SecurityGroupRules });
    expect([await rule(web), await rule(other)]).toMatchObject([{ FromPort: 443 }, { FromPort: 80 }]);
  });

  it.each([
    [{ IpProtocol: 'tcp', FromPort: 1, ToPort: 1 }, 'MissingParameter', 'The request must contain the parameter cidrIpv4'],
    [
      { IpProtocol: '-1', CidrIpv4: '10.0.0.0/8', CidrIpv6: '::/0' },
      'InvalidParameterCombination',
      'The parameter cidrIpv4 cannot be used with the parameter cidrIpv6',
    ],
    [{ IpProtocol: '-1', PrefixListId: 'pl-0123456789abcdef0' }, 'InvalidPrefixListID.NotFound', "The prefix list ID 'pl-0123456789abcdef0' does not exist"],
    [{ IpProtocol: 'tcp', FromPort: 9, ToPort: 1, CidrIpv4: '10.0.0.0/8' }, 'InvalidParameterValue', 'Invalid TCP/UDP port range (9:1)'],
  ])('does not become %j', async (changed, code, message) => {
    const error = await cloud.refused('ec2', 'ModifySecurityGroupRules', modify(changed));
    expect([error.code, error.message]).toEqual([code, message]);
  });

  it('is changed by who may change it and its group', async () => {
    const on = (kind: string, id: string) => `arn:aws:ec2:us-east-1:123456789012:${kind}/${id}`;
    const allow = (Resource: string[]) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ec2:ModifySecurityGroupRules', Resource }] });
    const input = modify({ IpProtocol: '-1', CidrIpv4: '10.0.0.0/8' });
    const half = await cloud.user('half', { policies: [allow([on('security-group', GroupId)])] });
    expect((await cloud.refused('ec2', 'ModifySecurityGroupRules', input, { as: half })).message).toContain(
      `on resource: ${on('security-group-rule', web)} because`,
    );
    const whole = await cloud.user('whole', { policies: [allow([on('security-group', GroupId), on('security-group-rule', '*')])] });
    await cloud.ok('ec2', 'ModifySecurityGroupRules', input, { as: whole });
  });
});
