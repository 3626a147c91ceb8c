import type { Reading, Writing } from '../contexts.ts';
import { newId, reindex } from '../resources.ts';
import { type SecurityGroupRuleRow, tables } from '../state.ts';
import { groupErrors } from './errors.ts';

/** Every IPv4 address. */
export const anywhere = '0.0.0.0/0';

/** A rule before it has an id. */
export type NewRule = Omit<SecurityGroupRuleRow, 'ruleId'>;

/** Rules in one direction of one group. Source: Amazon VPC quotas, "Inbound or outbound rules per security group", read 2026-11-24. */
const ruleLimit = 60;

const ruleType = 'security-group-rule';

/** A group's rules, in the order of their ids. */
export const rulesOf = ({ state, accountId, region }: Reading, groupId: string): SecurityGroupRuleRow[] =>
  Array.from(state.list(tables.securityGroupRules, { prefix: [accountId, region, groupId] }), ({ value }) => value);

/** What makes two rules the same: all but their description and tags. */
const identity = ({ egress, protocol, fromPort, toPort, peer }: NewRule): string => [egress, protocol, fromPort, toPort, peer.kind, peer.value].join('|');

const protocolWords: Readonly<Record<string, string>> = { '-1': 'ALL', tcp: 'TCP', udp: 'UDP', icmp: 'ICMP', icmpv6: 'ICMPv6' };

const describeRule = ({ protocol, fromPort, toPort, peer }: NewRule): string =>
  [
    `peer: ${peer.value}`,
    protocolWords[protocol] ?? protocol,
    ...(protocol === '-1' ? [] : [`from port: ${fromPort ?? -1}`, `to port: ${toPort ?? -1}`]),
    'ALLOW',
  ].join(', ');

const keyOf = ({ accountId, region }: Reading, { groupId, ruleId }: SecurityGroupRuleRow): string[] => [accountId, region, groupId, ruleId];

/** Keeps a rule under a new id. */
export function putRule(context: Writing, rule: NewRule): SecurityGroupRuleRow {
  const row: SecurityGroupRuleRow = { ruleId: newId(context.ids, 'sgr'), ...rule };
  context.state.put(tables.securityGroupRules, keyOf(context, row), row);
  reindex(context, ruleType, row.ruleId, {}, row.tags);
  return row;
}

/** Puts a rule in the place of another with its id. Tags stay. */
export function changeRule(context: Writing, { ruleId, tags }: SecurityGroupRuleRow, rule: Omit<NewRule, 'tags'>): SecurityGroupRuleRow {
  const row: SecurityGroupRuleRow = { ...rule, ruleId, tags };
  context.state.put(tables.securityGroupRules, keyOf(context, row), row);
  return row;
}

/** A rule with another description, or with none. */
export function describedAs({ description: _old, ...rule }: SecurityGroupRuleRow, description: string | undefined): SecurityGroupRuleRow {
  return description === undefined || description === '' ? rule : { ...rule, description };
}

/** Gives a rule other tags. */
export function retagRule(context: Writing, rule: SecurityGroupRuleRow, tags: SecurityGroupRuleRow['tags']): void {
  context.state.put(tables.securityGroupRules, keyOf(context, rule), { ...rule, tags });
  reindex(context, ruleType, rule.ruleId, rule.tags, tags);
}

/** Removes a rule with its tags. */
export function removeRule(context: Writing, rule: SecurityGroupRuleRow): void {
  context.state.remove(tables.securityGroupRules, keyOf(context, rule));
  reindex(context, ruleType, rule.ruleId, rule.tags, {});
}

/**
 * Refuses changes by which two rules of a group would be the same.
 * @param changed the rules by their ids, as they would be
 * @throws InvalidPermission.Duplicate
 */
export function checkDistinct(context: Reading, groupId: string, changed: ReadonlyMap<string, NewRule>): void {
  const identities = new Set<string>();
  for (const rule of rulesOf(context, groupId).map((known) => changed.get(known.ruleId) ?? known)) {
    if (identities.has(identity(rule))) throw groupErrors.ruleDuplicate({ rule: describeRule(rule) });
    identities.add(identity(rule));
  }
}

/**
 * Adds rules to a group.
 * @throws InvalidPermission.Duplicate, RulesPerSecurityGroupLimitExceeded
 */
export function addRules(context: Writing, groupId: string, rules: readonly NewRule[]): SecurityGroupRuleRow[] {
  const known = rulesOf(context, groupId);
  const identities = new Set(known.map(identity));
  for (const rule of rules) {
    if (identities.has(identity(rule))) throw groupErrors.ruleDuplicate({ rule: describeRule(rule) });
    identities.add(identity(rule));
  }
  const egress = rules[0]?.egress ?? false;
  if (known.filter((rule) => rule.egress === egress).length + rules.length > ruleLimit) throw groupErrors.tooManyRules();
  return rules.map((rule) => putRule(context, rule));
}

/**
 * Finds the rules that a request describes.
 * @throws InvalidPermission.NotFound
 */
export function matchRules(context: Reading, groupId: string, wanted: readonly NewRule[]): SecurityGroupRuleRow[] {
  const known = new Map(rulesOf(context, groupId).map((rule) => [identity(rule), rule]));
  return wanted.map((rule) => {
    const found = known.get(identity(rule));
    if (found === undefined) throw groupErrors.ruleNotFound();
    return found;
  });
}

/**
 * A group's rule by its id.
 * @throws InvalidSecurityGroupRuleId.Malformed or .NotFound
 */
export function ruleById(context: Reading, groupId: string, id: string): SecurityGroupRuleRow {
  if (!/^sgr-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id)) throw groupErrors.ruleIdMalformed({ id });
  const rule = context.state.get(tables.securityGroupRules, [context.accountId, context.region, groupId, id]);
  if (rule === undefined) throw groupErrors.ruleIdNotFound({ id });
  return rule;
}

/**
 * Finds a group's rules in one direction by their ids.
 * @throws InvalidSecurityGroupRuleId.Malformed or .NotFound
 */
export function rulesById(context: Reading, groupId: string, egress: boolean, ids: readonly string[]): SecurityGroupRuleRow[] {
  return ids.map((id) => {
    const rule = ruleById(context, groupId, id);
    if (rule.egress !== egress) throw groupErrors.ruleIdNotFound({ id });
    return rule;
  });
}
