import type { ConditionContext, Need } from '../../../kernel/need.ts';
import type { Reading, Writing } from '../contexts.ts';
import { errors } from '../errors.ts';
import { ec2Arn, need, resourceTagKeys } from '../needs.ts';
import { networkErrors } from '../network/errors.ts';
import { findDefaultVpc } from '../network/find-default-vpc.ts';
import { all, find, getOne, kinds, newId, put } from '../resources.ts';
import type { SecurityGroupRow } from '../state.ts';
import { groupErrors } from './errors.ts';
import { anywhere, putRule } from './rules.ts';

/** The group of that name in a VPC. */
export const findByName = (context: Reading, vpcId: string, name: string): SecurityGroupRow | undefined =>
  all(context, kinds.securityGroup).find((group) => group.vpcId === vpcId && group.groupName === name);

/** Makes a group with the rule that every new one has: all traffic out. The default group lets its own members in, too. */
export function createSecurityGroup(context: Writing, facts: Omit<SecurityGroupRow, 'groupId'>): SecurityGroupRow {
  const group: SecurityGroupRow = { groupId: newId(context.ids, 'sg'), ...facts };
  put(context, kinds.securityGroup, group.groupId, group);
  const rule = { groupId: group.groupId, protocol: '-1', tags: {} };
  if (facts.groupName === 'default') putRule(context, { ...rule, egress: false, peer: { kind: 'group', value: group.groupId } });
  putRule(context, { ...rule, egress: true, peer: { kind: 'ipv4', value: anywhere } });
  return group;
}

/** How a request names one group: by id, or by name in the default VPC. */
export interface GroupReference {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
}

function findReferenced(context: Reading, { GroupId: id, GroupName: name }: GroupReference): SecurityGroupRow | undefined {
  if (id !== undefined) return find(context, kinds.securityGroup, id);
  const vpc = findDefaultVpc(context);
  return vpc === undefined || name === undefined ? undefined : findByName(context, vpc.vpcId, name);
}

/**
 * The group that a request names.
 * @throws MissingParameter, InvalidGroup.Malformed or InvalidGroup.NotFound
 */
export function getReferenced(context: Reading, reference: GroupReference): SecurityGroupRow {
  if (reference.GroupId !== undefined) return getOne(context, kinds.securityGroup, reference.GroupId);
  if (reference.GroupName === undefined) throw errors.missingParameter({ name: 'groupName or groupId' });
  const vpc = findDefaultVpc(context);
  if (vpc === undefined) throw networkErrors.noDefaultVpc();
  const group = findByName(context, vpc.vpcId, reference.GroupName);
  if (group === undefined) throw groupErrors.groupNotFoundInDefaultVpc({ name: reference.GroupName, vpc: vpc.vpcId });
  return group;
}

/** What conditions may ask about a group; nothing of one that does not exist. */
export const groupKeys = (context: Reading, group: SecurityGroupRow | undefined): ConditionContext =>
  group === undefined ? {} : { 'ec2:SecurityGroupID': group.groupId, 'ec2:Vpc': ec2Arn(context, 'vpc', group.vpcId), ...resourceTagKeys(group.tags) };

/** The need of an action on the group that a request names; on any group when it does not exist. */
export function needOnGroup(context: Reading, action: string, reference: GroupReference): Need {
  const group = findReferenced(context, reference);
  return need(context, action, ec2Arn(context, 'security-group', group?.groupId ?? reference.GroupId ?? '*'), groupKeys(context, group));
}
