import type { LocateContext, OperationContext } from '../../kernel/context.ts';
import type { Need } from '../../kernel/need.ts';
import { type Bucket, findBucket } from './bucket-access.ts';
import { checkReadConditions, type ReadConditions } from './conditions.ts';
import { sseS3 } from './encryption.ts';
import { errors } from './errors.ts';
import { expirationOf } from './expiration.ts';
import { findObject, type VersionInput, versionNeed } from './object-access.ts';
import { checksumMembers, etagOf } from './object-checksum.ts';
import { present } from './present.ts';
import { type ByteRange, contentRange, parseRange, partRange } from './ranges.ts';
import type { ObjectRow } from './state.ts';
import { checkVersionId } from './version-ids.ts';
import { shownVersionId } from './versions.ts';

/** What GetObject and HeadObject ask for alike. */
export interface ReadInput extends VersionInput, ReadConditions {
  readonly Range?: string | undefined;
  readonly PartNumber?: number | undefined;
  readonly ChecksumMode?: string | undefined;
  readonly ResponseCacheControl?: string | undefined;
  readonly ResponseContentDisposition?: string | undefined;
  readonly ResponseContentEncoding?: string | undefined;
  readonly ResponseContentLanguage?: string | undefined;
  readonly ResponseContentType?: string | undefined;
  readonly ResponseExpires?: Date | undefined;
  readonly SSECustomerAlgorithm?: string | undefined;
  readonly SSECustomerKey?: string | undefined;
}

/** What reading an object needs. */
export const readNeeds = (input: ReadInput, context: LocateContext): readonly Need[] => [
  versionNeed(context, findBucket(context, input), input, 's3:GetObject'),
];

const overrides = [
  'ResponseCacheControl',
  'ResponseContentDisposition',
  'ResponseContentEncoding',
  'ResponseContentLanguage',
  'ResponseContentType',
  'ResponseExpires',
] as const;

/** Refuses what S3 refuses before it looks for the object. */
export function validateRead(input: ReadInput, { principal }: LocateContext): void {
  checkVersionId(input.VersionId);
  // No object here was encrypted with a key of the customer's.
  if (input.SSECustomerAlgorithm !== undefined || input.SSECustomerKey !== undefined)
    throw errors.invalidRequest({ problem: 'The encryption parameters are not applicable to this object.' });
  if (principal.type === 'Anonymous' && overrides.some((name) => input[name] !== undefined))
    throw errors.invalidRequest({ problem: 'Request specific response headers cannot be used for anonymous GET requests.' });
  if (input.Range !== undefined && input.PartNumber !== undefined)
    throw errors.invalidRequest({ problem: 'Cannot specify both Range header and partNumber query parameter' });
}

/** An object found for a read: its conditions hold, its range is known. */
export interface FoundObject {
  readonly bucket: Bucket;
  readonly row: ObjectRow;
  readonly range: ByteRange | undefined;
}

/** Finds the object of a read. */
export function readObject(input: ReadInput, context: OperationContext): FoundObject {
  const bucket = findBucket(context, input);
  const row = findObject(context, bucket, input.Key ?? '', input.VersionId);
  checkReadConditions(row, input);
  const range = partRange(input.PartNumber, row) ?? parseRange(input.Range, row.body.size);
  return { bucket, row, range };
}

/** What GetObject and HeadObject answer alike: the object's headers. */
export function readAnswer(input: ReadInput, { bucket, row, range }: FoundObject, context: OperationContext) {
  const { headers, body } = row;
  const mayReadTags = row.tags !== undefined && context.may(versionNeed(context, bucket, input, 's3:GetObjectTagging'));
  return present({
    AcceptRanges: 'bytes',
    Expiration: input.VersionId === undefined ? expirationOf(bucket, input.Key ?? '', row) : undefined,
    LastModified: new Date(row.lastModified),
    ContentLength: range === undefined ? body.size : range.end - range.start + 1,
    ETag: etagOf(row),
    // A checksum is of the whole object: with a part of it, it would tell the caller nothing.
    ...(input.ChecksumMode === 'ENABLED' && range === undefined && checksumMembers(row.checksum)),
    PartsCount: input.PartNumber === undefined ? undefined : row.partSizes?.length,
    VersionId: input.VersionId ?? shownVersionId(bucket, row),
    CacheControl: input.ResponseCacheControl ?? headers.cacheControl,
    ContentDisposition: input.ResponseContentDisposition ?? headers.contentDisposition,
    ContentEncoding: input.ResponseContentEncoding ?? headers.contentEncoding,
    ContentLanguage: input.ResponseContentLanguage ?? headers.contentLanguage,
    ContentRange: range && contentRange(range, body.size),
    ContentType: input.ResponseContentType ?? headers.contentType ?? 'binary/octet-stream',
    Expires: input.ResponseExpires ?? (headers.expires === undefined ? undefined : new Date(headers.expires)),
    WebsiteRedirectLocation: row.websiteRedirectLocation,
    ...sseS3,
    Metadata: { ...row.metadata },
    StorageClass: row.storageClass === 'STANDARD' ? undefined : row.storageClass,
    TagCount: mayReadTags ? row.tags?.length : undefined,
  });
}
