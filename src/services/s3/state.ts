import type { ObjectOwnership, StorageClass } from '@aws-sdk/client-s3';
import type { BlobRef } from '../../kernel/journal.ts';
import { defineTable } from '../../kernel/state.ts';
import type { ChecksumAlgorithm } from '../../wire/checksums/checksums.ts';

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

/** What an object is in a bucket that was never versioned. */
export interface ObjectRow {
  readonly body: BlobRef;
  /** Milliseconds since 1970, whole seconds: S3 knows no finer time. */
  readonly lastModified: number;
  /** The one checksum that S3 keeps, in base64. */
  readonly checksum: { readonly algorithm: ChecksumAlgorithm; readonly value: string };
  readonly storageClass: StorageClass;
  readonly headers: ContentHeaders;
  /** The user's metadata, names in lower case. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly websiteRedirectLocation?: string;
  /** Never empty. */
  readonly tags?: readonly TagRow[];
}

/** Buckets by `[name]`: names are the world's, not an account's. */
export const buckets = defineTable<BucketRow>('s3.buckets');

/** Current objects by `[bucket, key]`, in the order in which S3 lists keys: by UTF-8 bytes. Versions will have a table of their own. */
export const objects = defineTable<ObjectRow>('s3.objects');
