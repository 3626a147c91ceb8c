import type { LocateContext, OperationContext } from '../../kernel/context.ts';
import type { ConditionContext, Need } from '../../kernel/need.ts';
import { type Bucket, bucketNeed, checkKey, type ObjectInput, objectNeed } from './bucket-access.ts';
import { errors } from './errors.ts';
import { type ObjectRow, objects } from './state.ts';
import { nullVersionId } from './version-ids.ts';
import { currentVersion, findVersion, isDeleteMarker, type VersionRow } from './versions.ts';

/** What operations on an object or one version of it have in common in their input. */
export interface VersionInput extends ObjectInput {
  readonly VersionId?: string | undefined;
}

/**
 * The current object under a key, if there is one.
 * @throws KeyTooLongError
 */
export function objectRow({ state }: LocateContext, bucket: Bucket, key: string): ObjectRow | undefined {
  checkKey(key);
  return state.get(objects, [bucket.name, key]);
}

/** The version that is meant: the current one where none is named. */
function versionRow({ state }: LocateContext, bucket: Bucket, key: string, versionId: string | undefined): VersionRow | undefined {
  checkKey(key);
  return versionId === undefined ? currentVersion(state, bucket, key) : findVersion(state, bucket, key, versionId);
}

/**
 * An object that exists. That there is none is told only to callers who may list the bucket.
 * @param versionId absent for the current version
 * @throws NoSuchKey, NoSuchVersion, or AccessDenied for s3:ListBucket; MethodNotAllowed for the version of a delete marker
 */
export function findObject(context: OperationContext, bucket: Bucket, key: string, versionId?: string): ObjectRow {
  const row = versionRow(context, bucket, key, versionId);
  if (row !== undefined && !isDeleteMarker(row)) return row;
  if (row !== undefined && versionId !== undefined) throw errors.deleteMarkerMeant({ versionId, lastModified: new Date(row.lastModified).toUTCString() });
  context.require(bucketNeed(context, bucket, 's3:ListBucket'));
  if (versionId !== undefined) throw errors.noSuchVersion({ key, versionId });
  throw row === undefined ? errors.noSuchKey({ key }) : errors.hiddenByDeleteMarker({ key, versionId: row.versionId ?? nullVersionId });
}

/** The tags of the object that is meant, if there is one. */
export function tagsOf(context: LocateContext, bucket: Bucket, key: string, versionId?: string): ObjectRow['tags'] {
  const row = versionRow(context, bucket, key, versionId);
  return row === undefined || isDeleteMarker(row) ? undefined : row.tags;
}

/** An object's tags as condition keys, `s3:ExistingObjectTag/KEY`, and the version where one is named. */
function existingKeys(context: LocateContext, bucket: Bucket, key: string, versionId?: string): ConditionContext {
  const tags = tagsOf(context, bucket, key, versionId) ?? [];
  return {
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`s3:ExistingObjectTag/${Key}`, Value])),
    ...(versionId !== undefined && { 's3:VersionId': versionId }),
  };
}

/**
 * What an action on an object needs that exists: another action where a version is named.
 * @param action with an `Object` to put `Version` behind, such as `s3:GetObjectTagging`
 */
export function versionNeed(context: LocateContext, bucket: Bucket, { Key = '', VersionId }: VersionInput, action: string, keys: ConditionContext = {}): Need {
  const named = VersionId === undefined ? action : action.replace('Object', 'ObjectVersion');
  return objectNeed(context, bucket, Key, named, { ...existingKeys(context, bucket, Key, VersionId), ...keys });
}
