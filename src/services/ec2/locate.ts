import { parseArn } from '../../kernel/arn.ts';
import type { LocateContext } from '../../kernel/context.ts';
import type { ConditionContext, Need } from '../../kernel/need.ts';
import { instanceKeys } from './instances/condition-keys.ts';
import { resourceTagKeys } from './needs.ts';
import { find, kinds } from './resources.ts';

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
  for (const kind of Object.values(kinds)) if (kind.type === type) return resourceTagKeys(find(context, kind, id)?.tags);
  return {};
}
