import type { StorageClass } from '@aws-sdk/client-s3';
import { errors } from './errors.ts';
import { present } from './present.ts';
import type { ContentHeaders, ObjectRow } from './state.ts';

/** The headers and metadata that a request gives an object. */
export interface AttributesInput {
  readonly CacheControl?: string | undefined;
  readonly ContentDisposition?: string | undefined;
  readonly ContentEncoding?: string | undefined;
  readonly ContentLanguage?: string | undefined;
  readonly ContentType?: string | undefined;
  readonly Expires?: Date | undefined;
  readonly Metadata?: Readonly<Record<string, string>> | undefined;
  readonly StorageClass?: string | undefined;
  readonly WebsiteRedirectLocation?: string | undefined;
  readonly ObjectLockMode?: string | undefined;
  readonly ObjectLockRetainUntilDate?: Date | undefined;
  readonly ObjectLockLegalHoldStatus?: string | undefined;
}

const largestMetadata = 2048;
const storageClasses: ReadonlySet<string> = new Set<StorageClass>([
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'GLACIER_IR',
  'DEEP_ARCHIVE',
]);

/** The storage class that a request names, or `STANDARD`. */
export function storageClassOf(name = 'STANDARD'): StorageClass {
  if (!isStorageClass(name)) throw errors.invalidStorageClass({ storageClass: name });
  return name;
}

const isStorageClass = (name: string): name is StorageClass => storageClasses.has(name);

/** Whether an object must be restored before it can be read. */
export const isArchived = ({ storageClass }: ObjectRow): boolean => storageClass === 'GLACIER' || storageClass === 'DEEP_ARCHIVE';

/** Refuses attributes that S3 wouldn't take; the bucket has no Object Lock, which isn't simulated. */
export function checkAttributes(input: AttributesInput): void {
  storageClassOf(input.StorageClass);
  if (input.ObjectLockMode !== undefined || input.ObjectLockRetainUntilDate !== undefined || input.ObjectLockLegalHoldStatus !== undefined)
    throw errors.noObjectLock();
  const size = Object.entries(input.Metadata ?? {}).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);
  if (size > largestMetadata) throw errors.metadataTooLarge({ size });
  const redirect = input.WebsiteRedirectLocation;
  if (redirect !== undefined && !/^(\/|https?:\/\/)/.test(redirect)) throw errors.invalidRedirectLocation();
}

/** The content headers of a request, as the state keeps them. */
export const headersOf = (input: AttributesInput): ContentHeaders =>
  present({
    cacheControl: input.CacheControl,
    contentDisposition: input.ContentDisposition,
    contentEncoding: input.ContentEncoding,
    contentLanguage: input.ContentLanguage,
    contentType: input.ContentType,
    expires: input.Expires?.getTime(),
  });

/** The metadata of a request. Its names travel as HTTP headers, so they come back in lower case. */
export const metadataOf = ({ Metadata = {} }: AttributesInput): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(Metadata).map(([name, value]) => [name.toLowerCase(), value]));
