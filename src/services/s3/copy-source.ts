import type { LocateContext, OperationContext } from '../../kernel/context.ts';
import type { Need } from '../../kernel/need.ts';
import { type Bucket, findBucket } from './bucket-access.ts';
import { errors } from './errors.ts';
import { findObject, versionNeed } from './object-access.ts';
import type { ObjectRow } from './state.ts';
import { checkVersionId } from './version-ids.ts';
import { findVersion, isDeleteMarker, shownVersionId } from './versions.ts';

/** What copies say of their source. */
interface CopySourceInput {
  readonly CopySource?: string | undefined;
  readonly ExpectedSourceBucketOwner?: string | undefined;
}

/** What is copied from. */
export interface CopySource {
  readonly bucket: Bucket;
  readonly key: string;
  /** Absent for the current version. */
  readonly versionId?: string;
}

/**
 * Reads the header x-amz-copy-source: `bucket/key`, URL-encoded, perhaps with a slash before and `?versionId=` after.
 * @throws InvalidArgument
 */
function parseCopySource(header: string): { readonly bucket: string; readonly key: string; readonly versionId?: string } {
  if (header.startsWith('arn:')) throw errors.notSimulated({ what: 'S3 access points as the source of a copy' });
  const [path = '', versionId] = header.split('?versionId=');
  checkVersionId(versionId);
  const decoded = decode(path, header).replace(/^\//, '');
  const slash = decoded.indexOf('/');
  const bucket = decoded.slice(0, slash);
  const key = decoded.slice(slash + 1);
  if (slash < 1 || key === '') throw invalid('Copy Source must mention the source bucket and key: sourcebucket/sourcekey', header);
  return { bucket, key, ...(versionId !== undefined && { versionId }) };
}

function decode(path: string, header: string): string {
  try {
    return decodeURIComponent(path.replaceAll('+', ' '));
  } catch {
    throw invalid('Invalid copy source encoding.', header);
  }
}

const invalid = (problem: string, value: string) => errors.invalidArgument({ problem, argument: 'x-amz-copy-source', value });

/** The bucket, key and version that a copy's source names. @throws NoSuchBucket */
export function locateSource({ CopySource, ExpectedSourceBucketOwner }: CopySourceInput, context: LocateContext): CopySource {
  const { bucket, ...source } = parseCopySource(CopySource ?? '');
  return { ...source, bucket: findBucket(context, { Bucket: bucket, ExpectedBucketOwner: ExpectedSourceBucketOwner }) };
}

/** What an action on a copy's source needs. */
export const sourceNeed = (context: LocateContext, { bucket, key, versionId }: CopySource, action: string): Need =>
  versionNeed(context, bucket, { Key: key, VersionId: versionId }, action);

/** The object that is copied from. */
export function findSource(context: OperationContext, { bucket, key, versionId }: CopySource): ObjectRow {
  const named = versionId === undefined ? undefined : findVersion(context.state, bucket, key, versionId);
  if (named !== undefined && isDeleteMarker(named)) throw errors.copyOfDeleteMarker();
  return findObject(context, bucket, key, versionId);
}

/** The version that was copied, as answers show it. */
export const copiedVersionId = ({ bucket, versionId }: CopySource, row: ObjectRow): string | undefined => versionId ?? shownVersionId(bucket, row);
