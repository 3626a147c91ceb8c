import type { BucketVersioningStatus, ObjectOwnership, StorageClass } from '@aws-sdk/client-s3';
import type { BlobRef } from '../../kernel/journal.ts';
import { defineTable } from '../../kernel/state.ts';
import type { ChecksumAlgorithm } from '../../wire/checksums/checksums.ts';
import type { CorsRuleRow } from './cors.ts';
import type { LifecycleRow } from './lifecycle.ts';
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
  /** Absent until PutBucketVersioning: then it can be suspended, but never be taken back. */
  readonly versioning?: BucketVersioningStatus;
  /** As PutBucketVersioning was told, if it was; `Enabled` is not simulated. */
  readonly mfaDelete?: 'Disabled';
  readonly cors?: readonly CorsRuleRow[];
  readonly lifecycle?: LifecycleRow;
  /** Whether PutBucketEncryption asked for an S3 Bucket Key, which does nothing without KMS. */
  readonly bucketKeyEnabled?: true;
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

/** What every version of a key has, be it an object or a delete marker. */
interface VersionPlace {
  /** Absent of the null version: what was put while versioning was not on. */
  readonly versionId?: string;
  /** Which one it was among the key's versions, counted from 1; absent of what was put before versioning was first on. */
  readonly order?: number;
}

/** A delete marker: a version that says that the key has no object. */
export interface DeleteMarkerRow extends VersionPlace {
  readonly deleteMarker: true;
  /** Milliseconds since 1970, whole seconds. */
  readonly lastModified: number;
}

/** An object, or one version of it. */
export interface ObjectRow extends AttributesRow, VersionPlace {
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

/** Current objects by `[bucket, key]`, in the order in which S3 lists keys: by UTF-8 bytes. A key whose current version is a delete marker has none. */
export const objects = defineTable<ObjectRow>('s3.objects');

/** All other versions by `[bucket, key, place]`, the newest first: what is no longer current, and delete markers. `versions.ts` keeps them. */
export const versions = defineTable<ObjectRow | DeleteMarkerRow>('s3.versions');

/** Where among `versions` a key's null version stands, by `[bucket, key]`; absent where it has none there. */
export const nullVersions = defineTable<{ readonly order: number }>('s3.nullVersions');

/** Multipart uploads under way by `[bucket, key, upload id]`. */
export const uploads = defineTable<UploadRow>('s3.uploads');

/** Their parts by `[upload id, part number]`, the number of five digits. */
export const parts = defineTable<PartRow>('s3.parts');
