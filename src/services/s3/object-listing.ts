import type { _Object } from '@aws-sdk/client-s3';
import type { LocateContext } from '../../kernel/context.ts';
import type { ConditionContext, Need } from '../../kernel/need.ts';
import type { Entry } from '../../kernel/state.ts';
import { type Bucket, type BucketInput, bucketNeed, checkKey, findBucket } from './bucket-access.ts';
import { errors } from './errors.ts';
import type { Listing } from './listing.ts';
import { etagOf } from './object-checksum.ts';
import { owner } from './owner.ts';
import { present } from './present.ts';
import type { ObjectRow } from './state.ts';

/** What ListObjects and ListObjectsV2 ask for alike. */
export interface ListInput extends BucketInput {
  readonly Prefix?: string | undefined;
  readonly Delimiter?: string | undefined;
  readonly MaxKeys?: number | undefined;
  readonly EncodingType?: string | undefined;
}

const longestPage = 1000;

/** What listing a bucket needs. The condition keys are there only where the request has the parameter. */
export function listNeeds(input: ListInput, context: LocateContext, action = 's3:ListBucket'): readonly Need[] {
  const keys: ConditionContext = present({
    's3:prefix': input.Prefix,
    's3:delimiter': input.Delimiter,
    's3:max-keys': input.MaxKeys === undefined ? undefined : String(input.MaxKeys),
  });
  return [bucketNeed(context, findBucket(context, input), action, keys)];
}

/**
 * Refuses parameters out of their range.
 * @param after where the listing shall go on
 */
export function validateList({ Prefix = '', MaxKeys, EncodingType }: ListInput, after = ''): void {
  checkKey(Prefix);
  checkKey(after);
  if (MaxKeys !== undefined && (MaxKeys < 0 || MaxKeys > 2_147_483_647))
    throw errors.invalidArgument({ problem: 'Argument maxKeys must be an integer between 0 and 2147483647', argument: 'maxKeys', value: MaxKeys });
  if (EncodingType !== undefined && EncodingType !== 'url')
    throw errors.invalidArgument({ problem: 'Invalid Encoding Method specified in Request', argument: 'encoding-type', value: EncodingType });
}

/** The page's length: S3 gives a thousand keys at most, whatever is asked. */
export const pageLength = ({ MaxKeys = longestPage }: ListInput): number => Math.min(MaxKeys, longestPage);

/** How the listing's texts are written: as they are, or URL-encoded where the request asks for it. */
export const encoderOf = ({ EncodingType }: ListInput): ((text: string) => string) => (EncodingType === 'url' ? urlEncode : (text) => text);

/** S3's way to URL-encode keys in listings: a space is `+`, a slash stays. */
const urlEncode = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
    .replaceAll('%2F', '/');

/** What both answer alike. Lists that are empty are left out, as in S3's XML. */
export function listAnswer(input: ListInput, bucket: Bucket, listing: Listing, withOwner: boolean) {
  const encode = encoderOf(input);
  return present({
    IsTruncated: listing.isTruncated,
    Contents: listing.contents.length === 0 ? undefined : listing.contents.map((entry) => objectEntry(entry, bucket, encode, withOwner)),
    Name: bucket.name,
    Prefix: encode(input.Prefix ?? ''),
    Delimiter: input.Delimiter === undefined ? undefined : encode(input.Delimiter),
    MaxKeys: pageLength(input),
    CommonPrefixes: listing.commonPrefixes.length === 0 ? undefined : listing.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
    EncodingType: input.EncodingType === 'url' ? ('url' as const) : undefined,
  });
}

/** What listings tell of an object itself. */
export const objectFacts = (row: ObjectRow) => ({
  ETag: etagOf(row),
  ...(row.checksum !== undefined && { ChecksumAlgorithm: [row.checksum.algorithm], ChecksumType: row.checksum.type ?? ('FULL_OBJECT' as const) }),
  Size: row.body.size,
  StorageClass: row.storageClass,
});

function objectEntry({ key, value: row }: Entry<ObjectRow>, bucket: Bucket, encode: (text: string) => string, withOwner: boolean): _Object {
  return {
    Key: encode(key[1] ?? ''),
    LastModified: new Date(row.lastModified),
    ...objectFacts(row),
    ...(withOwner && { Owner: owner(bucket.ownerAccountId) }),
  };
}
