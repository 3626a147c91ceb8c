import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../kernel/context.ts';
import type { Need } from '../../kernel/need.ts';
import { errors } from './errors.ts';
import { ec2Arn, need, requestTagKeys } from './needs.ts';

/** Tags by key. */
export type Tags = Readonly<Record<string, string>>;

const limit = 50;
const longestKey = 127;
const longestValue = 256;

function checkTag(key: string, value: string): void {
  if (key === '') throw errors.emptyTagKey();
  if (key.toLowerCase().startsWith('aws:')) throw errors.reservedTagKey();
  if (key.length > longestKey) throw errors.tagKeyTooLong({ key });
  if (value.length > longestValue) throw errors.tagValueTooLong({ value });
}

/**
 * A request's list of tags, by key.
 * @throws InvalidParameterValue for keys that are empty, reserved, too long or given twice
 */
export function readTags(list: readonly Tag[] | undefined): Tags {
  const tags = new Map<string, string>();
  for (const { Key: key = '', Value: value = '' } of list ?? []) {
    checkTag(key, value);
    if (tags.has(key)) throw errors.duplicateTagKey({ key });
    tags.set(key, value);
  }
  return Object.fromEntries(tags);
}

/** `tags` with others laid over them. @throws TagLimitExceeded beyond 50 */
export function addTags(tags: Tags, added: Tags): Tags {
  const together = { ...tags, ...added };
  if (Object.keys(together).length > limit) throw errors.tooManyTags();
  return together;
}

/** The tags of a request's TagSpecifications, by the type of resource they are for. */
export type TagsByType = ReadonlyMap<string, Tags>;

/**
 * Reads TagSpecifications.
 * @param types the types of resources that the operation can tag
 * @throws InvalidParameterValue for another type, or tags that are not
 */
export function readTagSpecifications(specifications: readonly TagSpecification[] | undefined, types: readonly string[]): TagsByType {
  const byType = new Map<string, Tags>();
  for (const { ResourceType: type = '', Tags: list } of specifications ?? []) {
    if (!types.includes(type)) throw errors.notTaggable({ type });
    if (!list || list.length === 0) throw errors.emptyTagSpecification();
    byType.set(type, addTags(byType.get(type) ?? {}, readTags(list)));
  }
  return byType;
}

/** What tagging at creation needs: `ec2:CreateTags` on each type of resource tagged, for that action. Source: EC2 User Guide, "Grant permission to tag resources during creation", read 2026-11-24. */
export function needsToTag(context: LocateContext, action: string, byType: TagsByType, id = '*'): Need[] {
  return [...byType].map(([type, tags]) => need(context, 'CreateTags', ec2Arn(context, type, id), { 'ec2:CreateAction': action, ...requestTagKeys(tags) }));
}

/** Tags as answers list them; `undefined` where there are none, as EC2 then leaves the member out. */
export function listTags(tags: Tags): { Key: string; Value: string }[] | undefined {
  const entries = Object.entries(tags);
  return entries.length === 0 ? undefined : entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([Key, Value]) => ({ Key, Value }));
}
