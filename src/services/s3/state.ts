import type { ObjectOwnership, StorageClass } from '@aws-sdk/client-s3';
import type { BlobRef } from '../../kernel/journal.ts';
import { defineTable } from '../../kernel/state.ts';
import type { ChecksumAlgorithm } from '../../wire/checksums/checksums.ts';
import type { WebsiteConfigurationRow } from './website.ts';

/** A tag, as AWS spells it. */
export interface TagRow {
  readonly Key: string;
  readonly Value: string;
}

/** The four settings of Block Public Access. */
export interface PublicAccessBlock {
  readonly BlockPublicAcls: boolean;
  readonly IgnorePublicAcls: boolean;
  readonly BlockPublicPolicy: boolean;
  readonly RestrictPublicBuckets: boolean;
}

/** A bucket with its configuration. */
export interface BucketRow {
  readonly ownerAccountId: string;
  readonly region: string;
  /** As given when the bucket was made: absent in us-east-1, `EU` for some in eu-west-1. */
  readonly locationConstraint?: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Absent once DeleteBucketOwnershipControls removed it. */
  readonly objectOwnership?: ObjectOwnership;
  /** Absent once DeletePublicAccessBlock removed it: nothing is blocked. */
  readonly publicAccessBlock?: PublicAccessBlock;
  /** `hash` finds the document, which is kept by content. */
  readonly policy?: { readonly hash: string; readonly isPublic: boolean };
  /** Never empty. */
  readonly tags?: readonly TagRow[];
  readonly website?: WebsiteConfigurationRow;
}

/** The headers that S3 keeps with an object and gives back as they came. */
export interface ContentHeaders {
  readonly cacheControl?: string;
  readonly contentDisposition?: string;
  readonly contentEncoding?: string;
  readonly contentLanguage?: string;
  readonly contentType?: string;
  /** Milliseconds since 1970. */
  readonly expires?: number;
}

/** A checksum in base64. `COMPOSITE`: of the parts' checksums, with their number after a dash; absent for one of all the bytes. */
export interface ChecksumRow {
  readonly algorithm: ChecksumAlgorithm;
  readonly value: string;
  readonly type?: 'COMPOSITE';
}

/** What a request gives an object besides its bytes. */
export interface AttributesRow {
  readonly storageClass: StorageClass;
  readonly headers: ContentHeaders;
  /** The user's metadata, names in lower case. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly websiteRedirectLocation?: string;
  /** Never empty. */
  readonly tags?: readonly TagRow[];
}

/** What an object is in a bucket that was never versioned. */
export interface ObjectRow extends AttributesRow {
  readonly body: BlobRef;
  /** Milliseconds since 1970, whole seconds: S3 knows no finer time. */
  readonly lastModified: number;
  /** The one checksum that S3 keeps; absent where a part was copied out of the middle of another object. */
  readonly checksum?: ChecksumRow;
  /** The ETag without its quotes, where it is not the MD5 of the body: `MD5-PARTS`. */
  readonly etag?: string;
  /** The sizes of the parts that it was uploaded in; absent for an object that came in one piece. */
  readonly partSizes?: readonly number[];
}

/** A multipart upload that is under way. */
export interface UploadRow extends AttributesRow {
  /** Milliseconds since 1970, whole seconds. */
  readonly initiatedAt: number;
  readonly initiator: { readonly arn: string; readonly accountId: string };
  /** Absent where the request left the checksum to S3. */
  readonly checksumAlgorithm?: ChecksumAlgorithm;
  readonly checksumType?: 'COMPOSITE' | 'FULL_OBJECT';
}

/** A part of a multipart upload. */
export interface PartRow {
  /** `range` is there where it was copied from a part of an object. */
  readonly body: BlobRef;
  readonly size: number;
  /** Without its quotes. */
  readonly etag: string;
  readonly lastModified: number;
  readonly checksum?: ChecksumRow;
}

/** Buckets by `[name]`: names are the world's, not an account's. */
export const buckets = defineTable<BucketRow>('s3.buckets');

/** Current objects by `[bucket, key]`, in the order in which S3 lists keys: by UTF-8 bytes. Versions will have a table of their own. */
export const objects = defineTable<ObjectRow>('s3.objects');

/** Multipart uploads under way by `[bucket, key, upload id]`. */
export const uploads = defineTable<UploadRow>('s3.uploads');

/** Their parts by `[upload id, part number]`, the number of five digits. */
export const parts = defineTable<PartRow>('s3.parts');
