import { parseTimestamp } from '../../../../models/timestamps.ts';
import type { Caller } from '../call.ts';
import type { S3Flags } from './command-line.ts';
import type { S3Location } from './uri.ts';

/** An object as a listing shows it. */
export interface ListedObject {
  readonly key: string;
  readonly size: number;
  readonly modified: Date;
  readonly etag?: string;
  readonly storageClass?: string;
}

/** A page of a listing. */
export interface ListedPage {
  readonly objects: readonly ListedObject[];
  readonly prefixes: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

const rows = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as readonly Row[]) : []);
const moment = (value: unknown): Date => parseTimestamp(value) ?? new Date(0);

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function objectOf(row: Row): ListedObject {
  const etag = text(row.ETag);
  const storageClass = text(row.StorageClass);
  return {
    key: String(row.Key),
    size: Number(row.Size),
    modified: moment(row.LastModified),
    ...(etag !== undefined && { etag }),
    ...(storageClass !== undefined && { storageClass }),
  };
}

/** The objects under a prefix, page by page, in order of their keys. */
export async function* listPages(caller: Caller, { bucket, key }: S3Location, flags: S3Flags, delimiter: string | undefined): AsyncGenerator<ListedPage> {
  const pageSize = flags.number('page-size');
  const input = {
    Bucket: bucket,
    Prefix: key,
    ...(delimiter !== undefined && { Delimiter: delimiter }),
    ...(pageSize !== undefined && { MaxKeys: pageSize }),
    ...(flags.has('request-payer') && { RequestPayer: 'requester' }),
  };
  let token: unknown;
  do {
    const page = await caller.call('ListObjectsV2', { ...input, ...(token !== undefined && { ContinuationToken: token }) });
    yield { objects: rows(page.Contents).map(objectOf), prefixes: rows(page.CommonPrefixes).map((row) => String(row.Prefix)) };
    token = page.NextContinuationToken;
  } while (token !== undefined && token !== '');
}

/** The buckets of the account, in order of their names. */
export async function* listBuckets(caller: Caller, flags: S3Flags): AsyncGenerator<{ readonly name: string; readonly created: Date }> {
  const prefix = flags.text('bucket-name-prefix');
  const region = flags.text('bucket-region');
  const pageSize = flags.number('page-size');
  const input = {
    ...(prefix !== undefined && { Prefix: prefix }),
    ...(region !== undefined && { BucketRegion: region }),
    ...(pageSize !== undefined && { MaxBuckets: pageSize }),
  };
  let token: unknown;
  do {
    const page = await caller.call('ListBuckets', { ...input, ...(token !== undefined && { ContinuationToken: token }) });
    for (const row of rows(page.Buckets)) yield { name: String(row.Name), created: moment(row.CreationDate) };
    token = page.ContinuationToken;
  } while (token !== undefined && token !== '');
}
