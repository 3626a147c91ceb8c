import type { IpPermission, SecurityGroupRuleDescription } from '@aws-sdk/client-ec2';
import type { OperationContext } from '../../../kernel/context.ts';
import { errors } from '../errors.ts';
import { required } from '../operation.ts';
import type { SecurityGroupRow } from '../state.ts';
import type { Direction } from './change.ts';
import { type GroupReference, getReferenced } from './groups.ts';
import { readDescription, readRules } from './permissions.ts';
import { changeRule, describedAs, matchRules, rulesById } from './rules.ts';

interface DescriptionsRequest extends GroupReference {
  readonly IpPermissions?: readonly IpPermission[] | undefined;
  readonly SecurityGroupRuleDescriptions?: readonly SecurityGroupRuleDescription[] | undefined;
}

function describeById(context: OperationContext, { groupId }: SecurityGroupRow, egress: boolean, list: readonly SecurityGroupRuleDescription[]): void {
  for (const { SecurityGroupRuleId, Description } of list) {
    const { description } = readDescription(Description);
    for (const rule of rulesById(context, groupId, egress, [required(SecurityGroupRuleId, 'securityGroupRuleId')]))
      changeRule(context, rule, describedAs(rule, description));
  }
}

function describeByPermission(context: OperationContext, group: SecurityGroupRow, egress: boolean, permissions: readonly IpPermission[]): void {
  const wanted = readRules(context, group, egress, { IpPermissions: permissions });
  for (const [index, rule] of matchRules(context, group.groupId, wanted).entries()) changeRule(context, rule, describedAs(rule, wanted[index]?.description));
}

/**
 * Gives rules the descriptions of a request, which names them by id or by what they say; without a description they lose theirs.
 * @throws InvalidPermission.NotFound, InvalidSecurityGroupRuleId.NotFound and what reading them throws
 */
export function updateDescriptions(context: OperationContext, direction: Direction, request: DescriptionsRequest): { Return: boolean } {
  const group = getReferenced(context, request);
  const { IpPermissions: permissions = [], SecurityGroupRuleDescriptions: byId = [] } = request;
  if (permissions.length > 0 && byId.length > 0) throw errors.combination({ one: 'securityGroupRuleDescriptions', other: 'ipPermissions' });
  if (byId.length > 0) describeById(context, group, direction === 'Egress', byId);
  else describeByPermission(context, group, direction === 'Egress', required(permissions, 'ipPermissions'));
  return { Return: true };
}
