import type { DecisionRecord } from '../kernel/decision.ts';
import type { PolicyKind, PolicyReference } from '../kernel/need.ts';
import type { Principal } from '../kernel/principal.ts';
import type { CompiledLookup } from './compiled-policy.ts';
import type { AddStatement, Broader, SuggestedStatement } from './suggestion.ts';

/** The place that lacks an Allow: a kind of policy and, for those of an organization, the level. */
export interface Lack {
  readonly kind: PolicyKind;
  readonly level?: number;
}

/** The narrowest statement that a policy would have to hold where an Allow is lacking, and where it belongs. */
export function suggestStatement(lack: Lack, record: DecisionRecord, principal: Principal, compiled: CompiledLookup): AddStatement {
  const { kind, level } = lack;
  const { statement, broader } = narrowest(kind, record, principal);
  const policy = placeFor(lack, record.policies, principal, statement, compiled);
  const reference = policy === undefined ? undefined : record.policies[policy];
  const shared = reference?.arn !== undefined || kind === 'scp' || kind === 'rcp';
  return {
    type: 'addStatement',
    kind,
    ...(policy === undefined ? {} : { policy }),
    ...(level === undefined ? {} : { level }),
    attachedTo: reference?.attachedTo ?? (kind === 'resource' || kind === 'trust' ? record.resource : carrierOf(principal)),
    statement,
    broader: shared ? [...broader, 'otherCarriers'] : broader,
  };
}

function narrowest(
  kind: PolicyKind,
  record: DecisionRecord,
  principal: Principal,
): { readonly statement: SuggestedStatement; readonly broader: readonly Broader[] } {
  const allow = { Effect: 'Allow', Action: record.action } as const;
  const resource = exactly(record.resource);
  const ofResource: readonly Broader[] = record.resource === '*' ? ['allResources'] : [];
  if (kind !== 'resource' && kind !== 'trust') {
    const everyone = kind === 'rcp' || kind === 'vpcEndpoint' ? ({ Principal: '*' } as const) : {};
    const ofCarrier: readonly Broader[] = kind === 'identity' && principal.type === 'AssumedRole' ? ['otherSessions'] : [];
    return { statement: { ...allow, ...everyone, Resource: resource }, broader: [...ofResource, ...ofCarrier] };
  }
  const { name, broader } = nameOf(principal, record);
  return { statement: { ...allow, Principal: name, ...(kind === 'trust' ? {} : { Resource: resource }) }, broader };
}

/** The narrowest name of a caller that lasts: a role rather than one session of it. */
function nameOf(
  principal: Principal,
  { context }: DecisionRecord,
): { readonly name: '*' | Readonly<Record<string, string>>; readonly broader: readonly Broader[] } {
  switch (principal.type) {
    case 'AssumedRole':
      return { name: { AWS: principal.roleArn }, broader: ['otherSessions'] };
    case 'Root':
      return { name: { AWS: principal.arn }, broader: ['wholeAccount'] };
    case 'AWSService':
      return { name: { Service: principal.service }, broader: [] };
    case 'Anonymous': {
      const provider = Object.entries(context).find(([key]) => key.toLowerCase() === 'aws:federatedprovider')?.[1];
      return typeof provider === 'string' ? { name: { Federated: provider }, broader: [] } : { name: '*', broader: ['everyone'] };
    }
    default:
      return { name: { AWS: principal.arn }, broader: [] };
  }
}

/** The policy to extend: the one of the kind; for identity policies an inline policy of the caller's own. */
function placeFor(
  { kind, level }: Lack,
  policies: readonly PolicyReference[],
  principal: Principal,
  { Resource: resource = '' }: SuggestedStatement,
  compiled: CompiledLookup,
): number | undefined {
  const carrier = carrierOf(principal);
  const found = policies.findIndex(
    (policy) =>
      policy.kind === kind &&
      (level === undefined || (policy.level ?? 0) === level) &&
      (kind !== 'identity' || (policy.arn === undefined && policy.attachedTo === carrier)) &&
      (!resource.includes('${') || compiled(policy.hash).version === '2012-10-17'),
  );
  return found < 0 ? undefined : found;
}

/** Who carries the caller's identity policies, as policy references name them. */
function carrierOf(principal: Principal): string {
  switch (principal.type) {
    case 'User':
      return `user ${principal.userName}`;
    case 'AssumedRole':
      return `role ${principal.roleName}`;
    case 'FederatedUser':
      return `user ${principal.createdBy.slice(principal.createdBy.lastIndexOf('/') + 1)}`;
    default:
      return principal.arn;
  }
}

/** A pattern that matches an object's ARN and no other: `*`, `?` and `$` of a key written as policy variables. */
const exactly = (resource: string): string =>
  /^arn:[^:]+:s3:::/.test(resource) && /[*?]|\$\{/.test(resource) ? resource.replace(/[*?$]/g, (character) => `\${${character}}`) : resource;
