import type { LocateContext } from '../../kernel/context.ts';
import type { Need } from '../../kernel/need.ts';
import { type Bucket, objectNeed } from './bucket-access.ts';
import { present } from './present.ts';

/** What deleting an object needs: another action where a version is named. */
export function deletionNeed(
  context: LocateContext,
  bucket: Bucket,
  { Key = '', VersionId, ETag }: { readonly Key?: string | undefined; readonly VersionId?: string | undefined; readonly ETag?: string | undefined },
): Need {
  const action = VersionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion';
  return objectNeed(context, bucket, Key, action, present({ 's3:VersionId': VersionId, 's3:if-match': ETag }));
}
