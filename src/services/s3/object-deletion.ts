import type { LocateContext, OperationContext } from '../../kernel/context.ts';
import type { Need } from '../../kernel/need.ts';
import { type Bucket, objectNeed } from './bucket-access.ts';
import { checkDeleteCondition } from './conditions.ts';
import { objectRow } from './object-access.ts';
import { present } from './present.ts';
import { nullVersionId } from './version-ids.ts';
import { addDeleteMarker, isDeleteMarker, removeVersion } from './versions.ts';

/** What is to be deleted: a version for good where one is named. */
interface DeletionInput {
  readonly Key?: string | undefined;
  readonly VersionId?: string | undefined;
  /** The condition on what is there. */
  readonly ETag?: string | undefined;
}

/** What deleting an object needs: another action where a version is named. */
export function deletionNeed(context: LocateContext, bucket: Bucket, { Key = '', VersionId, ETag }: DeletionInput): Need {
  const action = VersionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion';
  return objectNeed(context, bucket, Key, action, present({ 's3:VersionId': VersionId, 's3:if-match': ETag }));
}

/** What became of a deletion: the marker that was put, or the version that was removed. */
interface Deletion {
  readonly DeleteMarker?: boolean;
  readonly VersionId?: string;
}

/** Deletes an object or a version of it. Deleting what is not there succeeds. */
export function deleteVersion(context: OperationContext, bucket: Bucket, { Key: key = '', VersionId, ETag }: DeletionInput): Deletion {
  checkDeleteCondition(objectRow(context, bucket, key), ETag);
  if (VersionId === undefined && bucket.versioning !== undefined) {
    const { versionId = nullVersionId } = addDeleteMarker(context, bucket, key);
    return { DeleteMarker: true, VersionId: versionId };
  }
  const removed = removeVersion(context, bucket, key, VersionId ?? nullVersionId);
  return present({ DeleteMarker: removed !== undefined && isDeleteMarker(removed) ? true : undefined, VersionId });
}
