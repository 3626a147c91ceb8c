import type { IpPermission, SecurityGroup, SecurityGroupRule } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { ec2Arn } from '../needs.ts';
import type { SecurityGroupRow, SecurityGroupRuleRow } from '../state.ts';
import { listTags } from '../tags.ts';
import { rulesOf } from './rules.ts';

const described = (description: string | undefined): { Description?: string } => (description === undefined ? {} : { Description: description });

const ports = ({ fromPort, toPort }: SecurityGroupRuleRow): { FromPort?: number; ToPort?: number } => ({
  ...(fromPort === undefined ? {} : { FromPort: fromPort }),
  ...(toPort === undefined ? {} : { ToPort: toPort }),
});

function permissionOf(rules: readonly SecurityGroupRuleRow[], accountId: string): IpPermission {
  const of = (kind: SecurityGroupRuleRow['peer']['kind']) => rules.filter(({ peer }) => peer.kind === kind);
  const [first] = rules;
  return {
    IpProtocol: first?.protocol,
    ...(first === undefined ? {} : ports(first)),
    UserIdGroupPairs: of('group').map(({ peer, description }) => ({ ...described(description), UserId: accountId, GroupId: peer.value })),
    IpRanges: of('ipv4').map(({ peer, description }) => ({ ...described(description), CidrIp: peer.value })),
    Ipv6Ranges: of('ipv6').map(({ peer, description }) => ({ ...described(description), CidrIpv6: peer.value })),
    PrefixListIds: [],
  };
}

/** Rules of the same protocol and ports make one permission. */
function permissionsOf(rules: readonly SecurityGroupRuleRow[], accountId: string): IpPermission[] {
  const byTraffic = new Map<string, SecurityGroupRuleRow[]>();
  for (const rule of rules) {
    const traffic = [rule.protocol, rule.fromPort, rule.toPort].join('|');
    byTraffic.set(traffic, [...(byTraffic.get(traffic) ?? []), rule]);
  }
  return [...byTraffic.values()].map((same) => permissionOf(same, accountId));
}

/** A group as DescribeSecurityGroups answers it. */
export function showSecurityGroup(group: SecurityGroupRow, context: LocateContext): SecurityGroup {
  const rules = rulesOf(context, group.groupId);
  const inDirection = (egress: boolean) =>
    permissionsOf(
      rules.filter((rule) => rule.egress === egress),
      context.accountId,
    );
  return {
    GroupId: group.groupId,
    IpPermissionsEgress: inDirection(true),
    Tags: listTags(group.tags),
    VpcId: group.vpcId,
    SecurityGroupArn: ec2Arn(context, 'security-group', group.groupId),
    OwnerId: context.accountId,
    GroupName: group.groupName,
    Description: group.description,
    IpPermissions: inDirection(false),
  };
}

function shownPeer({ peer }: SecurityGroupRuleRow, accountId: string): Pick<SecurityGroupRule, 'CidrIpv4' | 'CidrIpv6' | 'ReferencedGroupInfo'> {
  if (peer.kind === 'ipv4') return { CidrIpv4: peer.value };
  return peer.kind === 'ipv6' ? { CidrIpv6: peer.value } : { ReferencedGroupInfo: { GroupId: peer.value, UserId: accountId } };
}

/** A rule as DescribeSecurityGroupRules answers it. Ports of all traffic are -1. */
export const showRule = (rule: SecurityGroupRuleRow, context: LocateContext): SecurityGroupRule => ({
  SecurityGroupRuleId: rule.ruleId,
  GroupId: rule.groupId,
  GroupOwnerId: context.accountId,
  IsEgress: rule.egress,
  IpProtocol: rule.protocol,
  FromPort: rule.fromPort ?? -1,
  ToPort: rule.toPort ?? -1,
  ...shownPeer(rule, context.accountId),
  ...described(rule.description),
  SecurityGroupRuleArn: ec2Arn(context, 'security-group-rule', rule.ruleId),
  Tags: listTags(rule.tags) ?? [],
});
