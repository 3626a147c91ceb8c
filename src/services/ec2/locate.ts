import { parseArn } from '../../kernel/arn.ts';
import type { LocateContext } from '../../kernel/context.ts';
import type { ConditionContext, Need } from '../../kernel/need.ts';
import { instanceKeys } from './instances/condition-keys.ts';
import { resourceTagKeys } from './needs.ts';
import { find, kinds, type ResourceKind } from './resources.ts';
import type { TaggedRow } from './tagged-row.ts';
import type { Tags } from './tags.ts';

const tagsOf = <Row extends TaggedRow>(kind: ResourceKind<Row>) =>
  [kind.type, (context: LocateContext, id: string): Tags | undefined => find(context, kind, id)?.tags] as const;

/** How to read the tags of each kind but instances, by its name in ARNs. */
const tagsByType: ReadonlyMap<string, (context: LocateContext, id: string) => Tags | undefined> = new Map([
  tagsOf(kinds.vpc),
  tagsOf(kinds.subnet),
  tagsOf(kinds.internetGateway),
  tagsOf(kinds.routeTable),
  tagsOf(kinds.networkAcl),
  tagsOf(kinds.dhcpOptions),
  tagsOf(kinds.securityGroup),
  tagsOf(kinds.keyPair),
  tagsOf(kinds.volume),
  tagsOf(kinds.networkInterface),
]);

/** What conditions on any action may ask of a resource: the Region and, where there is such a resource, its tags; of an instance, what it is. */
export function locateResource(resource: string, _action: string, context: LocateContext): Omit<Need, 'action' | 'resource'> {
  return { context: { 'ec2:Region': context.region, ...keysOf(resource, context) } };
}

function keysOf(resource: string, context: LocateContext): ConditionContext {
  const { service, region, accountId, resource: named = '' } = parseArn(resource) ?? {};
  if (service !== 'ec2' || region !== context.region || accountId !== context.accountId) return {};
  const [type, id = ''] = named.split('/');
  if (type === kinds.instance.type) {
    const row = find(context, kinds.instance, id);
    return row === undefined ? {} : { 'ec2:InstanceID': id, ...instanceKeys({ ...row, profileArn: row.profile?.arn }), ...resourceTagKeys(row.tags) };
  }
  return resourceTagKeys(tagsByType.get(type ?? '')?.(context, id));
}
