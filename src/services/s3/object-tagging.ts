import type { LocateContext } from '../../kernel/context.ts';
import type { ConditionContext, Need } from '../../kernel/need.ts';
import { existingTagKeys, findBucket, type ObjectInput, objectNeed } from './bucket-access.ts';

/** What reading or writing an object's tags needs: another action where a version is named. */
export function taggingNeed(
  context: LocateContext,
  input: ObjectInput & { readonly VersionId?: string | undefined },
  verb: 'Get' | 'Put' | 'Delete',
  requestTags: ConditionContext = {},
): Need {
  const bucket = findBucket(context, input);
  const key = input.Key ?? '';
  const action = `s3:${verb}Object${input.VersionId === undefined ? '' : 'Version'}Tagging`;
  const version = input.VersionId === undefined ? {} : { 's3:VersionId': input.VersionId };
  return objectNeed(context, bucket, key, action, { ...existingTagKeys(context, bucket, key), ...requestTags, ...version });
}
