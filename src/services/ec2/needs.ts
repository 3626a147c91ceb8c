import type { ConditionContext, Need } from '../../kernel/need.ts';
import { requestTagKeys as tagsOfRequest } from '../shared/request-tags.ts';
import type { Reading } from './contexts.ts';

/** An ARN of the account's own things in EC2. */
export const ec2Arn = ({ partition, region, accountId }: Reading, type: string, id: string): string =>
  `arn:${partition}:ec2:${region}:${accountId}:${type}/${id}`;

/** A need of an EC2 action; every one knows the Region. */
export const need = (context: Reading, action: string, resource: string, keys: ConditionContext = {}): Need => ({
  action: `ec2:${action}`,
  resource,
  context: { 'ec2:Region': context.region, ...keys },
});

/** The needs of an action that no resource can be named for: `*`. */
export const onAnything =
  (action: string) =>
  (_input: unknown, context: Reading): readonly Need[] => [need(context, action, '*')];

/** A resource's tags as conditions see them, under the general key and EC2's own. */
export function resourceTagKeys(tags: Readonly<Record<string, string>> | undefined): ConditionContext {
  const entries = Object.entries(tags ?? {}).flatMap(([key, value]) => [
    [`aws:ResourceTag/${key}`, value],
    [`ec2:ResourceTag/${key}`, value],
  ]);
  return Object.fromEntries(entries);
}

/** A request's tags as conditions see them. */
export const requestTagKeys = (tags: Readonly<Record<string, string>>): ConditionContext =>
  tagsOfRequest(Object.entries(tags).map(([Key, Value]) => ({ Key, Value })));
