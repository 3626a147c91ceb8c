import type { SecurityGroupRule, TagSpecification } from '@aws-sdk/client-ec2';
import type { LocateContext, OperationContext } from '../../../kernel/context.ts';
import type { Need } from '../../../kernel/need.ts';
import { errors } from '../errors.ts';
import { ec2Arn, need, requestTagKeys } from '../needs.ts';
import { needsToTag, readTagSpecifications } from '../tags.ts';
import { type GroupReference, getReferenced, needOnGroup } from './groups.ts';
import { type PermissionRequest, readRules } from './permissions.ts';
import { addRules, matchRules, removeRule, rulesById } from './rules.ts';
import { showRule } from './show.ts';

/** A direction of traffic, seen from the group's members. */
export type Direction = 'Ingress' | 'Egress';

interface AuthorizeRequest extends GroupReference, PermissionRequest {
  readonly TagSpecifications?: readonly TagSpecification[] | undefined;
}

interface RevokeRequest extends GroupReference, PermissionRequest {
  readonly SecurityGroupRuleIds?: readonly string[] | undefined;
}

const taggable = ['security-group-rule'];

/** What adding rules needs: the action on the group and, to tag the rules, on them. */
export function needsToAuthorize(context: LocateContext, direction: Direction, request: AuthorizeRequest): Need[] {
  const action = `AuthorizeSecurityGroup${direction}`;
  const byType = readTagSpecifications(request.TagSpecifications, taggable);
  const tags = byType.get('security-group-rule');
  const onRule = tags === undefined ? [] : [need(context, action, ec2Arn(context, 'security-group-rule', '*'), requestTagKeys(tags))];
  return [needOnGroup(context, action, request), ...onRule, ...needsToTag(context, action, byType)];
}

/** Adds the rules that a request asks for. @throws InvalidPermission.Duplicate and what reading them throws */
export function authorize(
  context: OperationContext,
  direction: Direction,
  request: AuthorizeRequest,
): { Return: boolean; SecurityGroupRules: SecurityGroupRule[] } {
  const group = getReferenced(context, request);
  const tags = readTagSpecifications(request.TagSpecifications, taggable).get('security-group-rule') ?? {};
  const rules = addRules(context, group.groupId, readRules(context, group, direction === 'Egress', request, tags));
  return { Return: true, SecurityGroupRules: rules.map((rule) => showRule(rule, context)) };
}

/** Removes the rules that a request names, by id or by what they say. @throws InvalidPermission.NotFound and what reading them throws */
export function revoke(
  context: OperationContext,
  direction: Direction,
  request: RevokeRequest,
): { Return: boolean; RevokedSecurityGroupRules: SecurityGroupRule[] } {
  const group = getReferenced(context, request);
  const egress = direction === 'Egress';
  const ids = request.SecurityGroupRuleIds ?? [];
  if (ids.length > 0 && request.IpPermissions && request.IpPermissions.length > 0)
    throw errors.combination({ one: 'securityGroupRuleIds', other: 'ipPermissions' });
  const rules =
    ids.length > 0 ? rulesById(context, group.groupId, egress, ids) : matchRules(context, group.groupId, readRules(context, group, egress, request));
  for (const rule of rules) removeRule(context, rule);
  return { Return: true, RevokedSecurityGroupRules: rules.map((rule) => showRule(rule, context)) };
}
