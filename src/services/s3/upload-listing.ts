import type { Initiator, MultipartUpload } from '@aws-sdk/client-s3';
import type { ReadState } from '../../kernel/state.ts';
import type { Bucket } from './bucket-access.ts';
import { owner } from './owner.ts';
import { present } from './present.ts';
import { type UploadRow, uploads } from './state.ts';

/** Who began an upload: IAM users by their ARN, accounts by their canonical id. */
export const initiatorOf = ({ initiator: { arn, accountId } }: UploadRow): Initiator =>
  arn.includes(':user/') || arn.includes(':assumed-role/') ? { ID: arn, DisplayName: arn.slice(arn.lastIndexOf('/') + 1) } : owner(accountId);

/** Which uploads of a bucket to list. */
export interface UploadListingRequest {
  readonly prefix: string;
  /** Empty: none are rolled up. */
  readonly delimiter: string;
  readonly keyMarker: string;
  /** Counts only beside a key marker. */
  readonly uploadIdMarker: string;
  readonly maxUploads: number;
}

/** A page of uploads: by key, and of one key in the order they were begun. */
export interface UploadListing {
  readonly uploads: readonly (MultipartUpload & { readonly Key: string; readonly UploadId: string })[];
  readonly commonPrefixes: readonly string[];
  readonly isTruncated: boolean;
}

interface Found {
  readonly key: string;
  readonly id: string;
  readonly row: UploadRow;
}

/** The uploads of a bucket that begin with a prefix, in order. A learner has few: all are walked. */
function found(state: ReadState, bucket: string, prefix: string): readonly Found[] {
  const all: Found[] = [];
  for (const { key, value } of state.list(uploads, { prefix: [bucket], ...(prefix !== '' && { startsWith: prefix }) }))
    all.push({ key: key[1] ?? '', id: key[2] ?? '', row: value });
  // The table has them by key already; sorting is stable.
  return all.sort((a, b) => (a.key === b.key ? a.row.initiatedAt - b.row.initiatedAt : 0));
}

/** Lists one page of a bucket's uploads. */
export function listUploads(state: ReadState, bucket: Bucket, request: UploadListingRequest): UploadListing {
  const { prefix, delimiter, keyMarker, uploadIdMarker, maxUploads } = request;
  const all = found(state, bucket.name, prefix);
  const seen = all.findIndex(({ key, id }) => key === keyMarker && id === uploadIdMarker);
  const page: UploadListing['uploads'][number][] = [];
  const commonPrefixes: string[] = [];
  for (const [index, { key, id, row }] of all.entries()) {
    const isBefore = uploadIdMarker !== '' && seen >= 0 ? index <= seen : Buffer.compare(Buffer.from(key), Buffer.from(keyMarker)) <= 0 && keyMarker !== '';
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const common = end < 0 ? undefined : key.slice(0, end + delimiter.length);
    if (isBefore || (common !== undefined && (common === commonPrefixes.at(-1) || common === keyMarker))) continue;
    if (page.length + commonPrefixes.length === maxUploads) return { uploads: page, commonPrefixes, isTruncated: maxUploads > 0 };
    if (common !== undefined) commonPrefixes.push(common);
    else page.push(entry(bucket, key, id, row));
  }
  return { uploads: page, commonPrefixes, isTruncated: false };
}

const entry = (bucket: Bucket, key: string, id: string, row: UploadRow) =>
  present({
    UploadId: id,
    Key: key,
    Initiated: new Date(row.initiatedAt),
    StorageClass: row.storageClass,
    Owner: owner(bucket.ownerAccountId),
    Initiator: initiatorOf(row),
    ChecksumAlgorithm: row.checksumAlgorithm,
    ChecksumType: row.checksumType,
  });
