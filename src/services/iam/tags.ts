import type { Tag } from '@aws-sdk/client-iam';
import type { ConditionContext } from '../../kernel/need.ts';
import type { TagRow } from '../shared/identity/tables.ts';
import { errors } from './errors.ts';
import { quotas } from './quotas.ts';

/** Tags as SDK inputs have them. */
export type InputTags = readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined;

/** The tags of an input as they are kept. */
export const toTagRows = (tags: InputTags): readonly TagRow[] => (tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value }));

/** The condition keys of a resource's tags: `aws:ResourceTag`, and for users and roles `iam:ResourceTag` as well. */
export function resourceTagContext(tags: readonly TagRow[], services: readonly ('aws' | 'iam')[]): ConditionContext {
  return Object.fromEntries(services.flatMap((service) => tags.map(({ Key, Value }) => [`${service}:ResourceTag/${Key}`, Value])));
}

/** Refuses tags that IAM would not take: one key twice, in any case, or a key of AWS's own. */
export function checkTags(tags: InputTags): void {
  const keys = toTagRows(tags).map(({ Key }) => Key.toLowerCase());
  if (new Set(keys).size < keys.length) throw errors.duplicateTagKeys();
  if (keys.some((key) => key.startsWith('aws:'))) throw errors.reservedTagKey();
}

/** The tags of a resource after more were added. A key in another case takes the old one's place. */
export function withTags(tags: readonly TagRow[], added: InputTags): readonly TagRow[] {
  const merged = new Map(tags.map((tag) => [tag.Key.toLowerCase(), tag]));
  for (const tag of toTagRows(added)) merged.set(tag.Key.toLowerCase(), tag);
  if (merged.size > quotas.TagsPerResource) throw errors.tooManyTags();
  return [...merged.values()];
}

/** The tags of a resource without some keys, in any case. Keys that it does not have are no error. */
export function withoutTags(tags: readonly TagRow[], keys: readonly string[]): readonly TagRow[] {
  const removed = new Set(keys.map((key) => key.toLowerCase()));
  return tags.filter(({ Key }) => !removed.has(Key.toLowerCase()));
}

/** A resource's tags as a sequence to page through. */
export const taggedByKey = (tags: readonly TagRow[]): readonly (readonly [string, Tag])[] => tags.map(({ Key, Value }) => [Key, { Key, Value }]);
