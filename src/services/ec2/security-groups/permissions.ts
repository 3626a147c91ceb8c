import type { IpPermission, SecurityGroupRuleRequest } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { errors } from '../errors.ts';
import { formatCidr, parseCidr } from '../network/cidr.ts';
import { isIpv6Address } from '../network/ipv6.ts';
import type { SecurityGroupRow, SecurityGroupRuleRow } from '../state.ts';
import { groupErrors } from './errors.ts';
import { getReferenced } from './groups.ts';
import type { NewRule } from './rules.ts';

/** What Authorize and Revoke take: permissions, or one rule spelt out in the request itself. */
export interface PermissionRequest {
  readonly IpPermissions?: readonly IpPermission[] | undefined;
  readonly IpProtocol?: string | undefined;
  readonly FromPort?: number | undefined;
  readonly ToPort?: number | undefined;
  readonly CidrIp?: string | undefined;
  readonly SourceSecurityGroupName?: string | undefined;
}

type Peer = Pick<SecurityGroupRuleRow, 'peer' | 'description'>;
type Traffic = Pick<SecurityGroupRuleRow, 'protocol' | 'fromPort' | 'toPort'>;

const protocolsByNumber: ReadonlyMap<string, string> = new Map(Object.entries({ '1': 'icmp', '6': 'tcp', '17': 'udp', '58': 'icmpv6' }));
const namedProtocols = ['-1', 'tcp', 'udp', 'icmp', 'icmpv6'];

function readProtocol(text: string | undefined): string {
  if (text === undefined) throw errors.missingParameter({ name: 'ipProtocol' });
  const lower = text.toLowerCase();
  if (lower === 'all') return '-1';
  const protocol = protocolsByNumber.get(lower) ?? lower;
  const isNumber = /^\d{1,3}$/.test(protocol) && Number(protocol) <= 255;
  if (!namedProtocols.includes(protocol) && !isNumber) throw groupErrors.ruleProtocol({ protocol: text });
  return protocol;
}

function readTraffic({ IpProtocol, FromPort: from, ToPort: to }: Pick<IpPermission, 'IpProtocol' | 'FromPort' | 'ToPort'>): Traffic {
  const protocol = readProtocol(IpProtocol);
  if (protocol === 'tcp' || protocol === 'udp') {
    if (from === undefined || to === undefined) throw groupErrors.ruleWithoutPorts({ protocol });
    if (from < 0 || to > 65535 || from > to) throw groupErrors.rulePorts({ from, to });
    return { protocol, fromPort: from, toPort: to };
  }
  // ICMP's type and code, -1 for any, and of any type only any code. For other protocols AWS ignores ports. Source: EC2 API Reference, IpPermission, read 2026-11-24.
  if (!protocol.startsWith('icmp')) return { protocol };
  if (from === -1 && to !== undefined && to !== -1) throw groupErrors.ruleIcmp({ from, to });
  return { protocol, fromPort: from ?? -1, toPort: to ?? -1 };
}

/** A rule's description as a request gives it. @throws InvalidParameterValue for other characters than AWS takes, or more than 255 */
export function readDescription(description: string | undefined): Pick<SecurityGroupRuleRow, 'description'> {
  if (description === undefined) return {};
  if (!/^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/.test(description)) throw groupErrors.ruleDescription();
  return { description };
}

function ipv4Peer(cidr: string | undefined, description?: string): Peer {
  const block = parseCidr(cidr ?? '');
  if (block === undefined) throw groupErrors.ruleCidr({ cidr: cidr ?? 'null' });
  return { peer: { kind: 'ipv4', value: formatCidr(block) }, ...readDescription(description) };
}

function ipv6Peer(cidr: string | undefined, description?: string): Peer {
  const [address = '', bits = ''] = (cidr ?? '').split('/');
  if (!isIpv6Address(address) || !/^\d{1,3}$/.test(bits) || Number(bits) > 128) throw groupErrors.ruleCidr({ cidr: cidr ?? 'null' });
  return { peer: { kind: 'ipv6', value: `${address.toLowerCase()}/${Number(bits)}` }, ...readDescription(description) };
}

const groupPeer = (context: LocateContext, reference: { GroupId?: string | undefined; GroupName?: string | undefined }, description?: string): Peer => ({
  peer: { kind: 'group', value: getReferenced(context, reference).groupId },
  ...readDescription(description),
});

function peersOf(context: LocateContext, permission: IpPermission): Peer[] {
  const [list] = permission.PrefixListIds ?? [];
  if (list !== undefined) throw groupErrors.prefixListNotFound({ id: list.PrefixListId ?? '' });
  return [
    ...(permission.IpRanges ?? []).map(({ CidrIp, Description }) => ipv4Peer(CidrIp, Description)),
    ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6, Description }) => ipv6Peer(CidrIpv6, Description)),
    ...(permission.UserIdGroupPairs ?? []).map((pair) => groupPeer(context, pair, pair.Description)),
  ];
}

function permissionsOf(context: LocateContext, request: PermissionRequest): { traffic: Traffic; peers: Peer[] }[] {
  if (request.IpPermissions && request.IpPermissions.length > 0)
    return request.IpPermissions.map((permission) => ({ traffic: readTraffic(permission), peers: peersOf(context, permission) }));
  if (request.SourceSecurityGroupName !== undefined)
    return [{ traffic: { protocol: '-1' }, peers: [groupPeer(context, { GroupName: request.SourceSecurityGroupName })] }];
  if (request.IpProtocol === undefined) throw errors.missingParameter({ name: 'ipPermissions' });
  return [{ traffic: readTraffic(request), peers: [ipv4Peer(request.CidrIp)] }];
}

/**
 * What a rule shall be that ModifySecurityGroupRules describes: a protocol and ports with exactly one peer.
 * @throws MissingParameter, InvalidParameterCombination, InvalidParameterValue, or the NotFound of a group or prefix list named in it
 */
export function readChangedRule(context: LocateContext, { groupId, egress }: SecurityGroupRuleRow, request: SecurityGroupRuleRequest): Omit<NewRule, 'tags'> {
  const { CidrIpv4: ipv4, CidrIpv6: ipv6, PrefixListId: list, ReferencedGroupId: group, Description: description } = request;
  const given = Object.entries({ cidrIpv4: ipv4, cidrIpv6: ipv6, prefixListId: list, referencedGroupId: group }).filter(([, value]) => value !== undefined);
  const [[one] = [], [other] = []] = given;
  if (one === undefined) throw errors.missingParameter({ name: 'cidrIpv4' });
  if (other !== undefined) throw errors.combination({ one, other });
  const traffic = readTraffic(request);
  if (list !== undefined) throw groupErrors.prefixListNotFound({ id: list });
  if (group !== undefined) return { groupId, egress, ...traffic, ...groupPeer(context, { GroupId: group }, description) };
  return { groupId, egress, ...traffic, ...(ipv4 === undefined ? ipv6Peer(ipv6, description) : ipv4Peer(ipv4, description)) };
}

/**
 * The rules that a request asks for: one for each peer of each permission.
 * @throws MissingParameter, InvalidParameterValue, or the NotFound of a group or prefix list named in it
 */
export function readRules(context: LocateContext, group: SecurityGroupRow, egress: boolean, request: PermissionRequest, tags: NewRule['tags'] = {}): NewRule[] {
  const rules = permissionsOf(context, request).flatMap(({ traffic, peers }) =>
    peers.map((peer): NewRule => ({ groupId: group.groupId, egress, ...traffic, ...peer, tags })),
  );
  if (rules.length === 0) throw errors.missingParameter({ name: 'ipPermissions' });
  return rules;
}
