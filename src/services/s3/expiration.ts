import type { Tag } from '@aws-sdk/client-s3';
import type { Bucket } from './bucket-access.ts';
import type { LifecycleRuleRow } from './lifecycle.ts';
import type { ObjectRow } from './state.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * When and by which rule an object is to expire, as the header x-amz-expiration says it.
 * @returns undefined where no rule will remove it
 */
export function expirationOf({ lifecycle }: Bucket, key: string, row: ObjectRow): string | undefined {
  let first: { readonly id: string; readonly at: number } | undefined;
  for (const rule of lifecycle?.rules ?? []) {
    const at = expiryOf(rule, row);
    if (rule.Status === 'Enabled' && at !== undefined && at < (first?.at ?? Number.POSITIVE_INFINITY) && concerns(rule, key, row)) first = { id: rule.ID, at };
  }
  return first && `expiry-date="${new Date(first.at).toUTCString()}", rule-id="${encodeURIComponent(first.id)}"`;
}

/** "Adding the number of days … and rounding up to the next day at midnight UTC": "Lifecycle rules: based on the object's age", S3 User Guide, read November 2026. */
function expiryOf({ Expiration: { Date: date, Days } = {} }: LifecycleRuleRow, { lastModified }: ObjectRow): number | undefined {
  return Days === undefined ? date : Math.ceil((lastModified + Days * day) / day) * day;
}

function concerns({ Filter: filter = {}, Prefix }: LifecycleRuleRow, key: string, { tags = [], body }: ObjectRow): boolean {
  const { And: and } = filter;
  const prefix = Prefix ?? filter.Prefix ?? and?.Prefix ?? '';
  const wanted: readonly Tag[] = [...(filter.Tag === undefined ? [] : [filter.Tag]), ...(and?.Tags ?? [])];
  return (
    key.startsWith(prefix) &&
    wanted.every(({ Key, Value }) => tags.some((tag) => tag.Key === Key && tag.Value === Value)) &&
    body.size > (filter.ObjectSizeGreaterThan ?? and?.ObjectSizeGreaterThan ?? -1) &&
    body.size < (filter.ObjectSizeLessThan ?? and?.ObjectSizeLessThan ?? Number.POSITIVE_INFINITY)
  );
}
