import { describe, expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';

interface Rule {
  readonly SecurityGroupRuleId: string;
  readonly IsEgress: boolean;
}

async function withGroup() {
  const cloud = await testCloud();
  const TagSpecifications = [{ ResourceType: 'security-group', Tags: [{ Key: 'Team', Value: 'cats' }] }];
  const created = await cloud.ok('ec2', 'CreateSecurityGroup', { GroupName: 'web', Description: 'Web servers', TagSpecifications });
  const { GroupId } = created as { GroupId: string };
  const group = async () => ((await cloud.ok('ec2', 'DescribeSecurityGroups', { GroupIds: [GroupId] })).SecurityGroups as Record<string, unknown>[])[0];
  return { cloud, GroupId, group, created };
}

const everywhere = [{ CidrIp: '0.0.0.0/0' }];
const noPeers = { UserIdGroupPairs: [], IpRanges: [], Ipv6Ranges: [], PrefixListIds: [] };

describe('a security group', () => {
  it('starts with all traffic out and none in', async () => {
    const { GroupId, group, created } = await withGroup();
    expect(created).toEqual({
      GroupId,
      Tags: [{ Key: 'Team', Value: 'cats' }],
      SecurityGroupArn: `arn:aws:ec2:us-east-1:123456789012:security-group/${GroupId}`,
    });
    expect(await group()).toMatchObject({ IpPermissions: [], IpPermissionsEgress: [{ ...noPeers, IpProtocol: '-1', IpRanges: everywhere }] });
  });

  it('answers each added rule with an id of its own, and shows them together by protocol and ports', async () => {
    const { cloud, GroupId, group } = await withGroup();
    const IpPermissions = [
      {
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        IpRanges: [...everywhere, { CidrIp: '10.1.2.3/8', Description: 'office' }],
        Ipv6Ranges: [{ CidrIpv6: '::/0' }],
      },
    ];
    const answer = await cloud.ok('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions });
    const rules = answer.SecurityGroupRules as Rule[];
    expect(rules.length).toBe(3);
    expect(rules[1]).toMatchObject({
      GroupId,
      GroupOwnerId: '123456789012',
      IsEgress: false,
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      CidrIpv4: '10.0.0.0/8',
      Description: 'office',
    });
    expect(rules[0]?.SecurityGroupRuleId).toMatch(/^sgr-[0-9a-f]{17}$/);
    const shown = (await group())?.IpPermissions as { IpRanges: object[]; Ipv6Ranges: object[] }[];
    expect(shown.length).toBe(1);
    expect(shown[0]?.IpRanges).toHaveLength(2);
    expect(shown[0]?.Ipv6Ranges).toEqual([{ CidrIpv6: '::/0' }]);
  });

  it('lets another group in by its id or name', async () => {
    const { cloud, GroupId } = await withGroup();
    const { GroupId: balancer } = (await cloud.ok('ec2', 'CreateSecurityGroup', { GroupName: 'balancer', Description: 'x' })) as { GroupId: string };
    const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, UserIdGroupPairs: [{ GroupId: balancer }] }];
    const { SecurityGroupRules } = await cloud.ok('ec2', 'AuthorizeSecurityGroupIngress', { GroupName: 'web', IpPermissions });
    expect(SecurityGroupRules).toMatchObject([{ GroupId, ReferencedGroupInfo: { GroupId: balancer, UserId: '123456789012' } }]);
    expect((await cloud.refused('ec2', 'DeleteSecurityGroup', { GroupId: balancer })).code).toBe('DependencyViolation');
  });

  it('loses rules by what they say, or by id', async () => {
    const { cloud, GroupId, group } = await withGroup();
    const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: everywhere }];
    await cloud.ok('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions });
    await cloud.ok('ec2', 'RevokeSecurityGroupIngress', {
      GroupId,
      IpPermissions: [{ ...IpPermissions[0], IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'ignored' }] }],
    });
    expect((await group())?.IpPermissions).toEqual([]);
    const { SecurityGroupRules } = await cloud.ok('ec2', 'DescribeSecurityGroupRules', { Filters: [{ Name: 'group-id', Values: [GroupId] }] });
    const egress = (SecurityGroupRules as Rule[]).map(({ SecurityGroupRuleId }) => SecurityGroupRuleId);
    expect(egress).toHaveLength(1);
    expect((await cloud.refused('ec2', 'RevokeSecurityGroupIngress', { GroupId, SecurityGroupRuleIds: egress })).code).toBe(
      'InvalidSecurityGroupRuleId.NotFound',
    );
    await cloud.ok('ec2', 'RevokeSecurityGroupEgress', { GroupId, SecurityGroupRuleIds: egress });
    expect((await group())?.IpPermissionsEgress).toEqual([]);
  });

  it('holds sixty rules in one direction', async () => {
    const { cloud, GroupId } = await withGroup();
    const IpRanges = Array.from({ length: 60 }, (_, index) => ({ CidrIp: `10.0.${index}.0/24` }));
    await cloud.ok('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [{ IpProtocol: 'udp', FromPort: 53, ToPort: 53, IpRanges }] });
    const error = await cloud.refused('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpProtocol: 'udp', FromPort: 54, ToPort: 54, CidrIp: '0.0.0.0/0' });
    expect([error.code, error.message]).toEqual(['RulesPerSecurityGroupLimitExceeded', 'The maximum number of rules per security group has been reached.']);
  });

  const described = (Description: string) => ({ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '10.0.0.0/8', Description }] });
  const badDescription =
    'Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*';
  it.each([
    ['a description with other letters', described('Café'), badDescription],
    ['a description that is too long', described('x'.repeat(256)), badDescription],
    ['an ICMP code of any type', { IpProtocol: 'icmp', FromPort: -1, ToPort: 5, IpRanges: everywhere }, 'Invalid ICMP type and code (-1:5)'],
  ])('takes no rule with %s', async (_what, permission, message) => {
    const { cloud, GroupId } = await withGroup();
    const error = await cloud.refused('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [permission] });
    expect([error.code, error.message, error.status]).toEqual(['InvalidParameterValue', message, 400]);
    await cloud.ok('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [described('_-:/()#,@[]+=&;{}!$* a.Z9')] });
  });
});
