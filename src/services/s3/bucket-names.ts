import { errors } from './errors.ts';

/** "General purpose bucket naming rules", S3 User Guide, read November 2026. */
const wellFormed = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const ipAddress = /^\d{1,3}(\.\d{1,3}){3}$/;
const reservedPrefixes = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const reservedSuffixes = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];

/** The end of every bucket name in an account's regional namespace, which exists since March 2026. */
export const accountRegionalSuffix = (accountId: string, region: string): string => `-${accountId}-${region}-an`;

/** Whether a bucket could have that name at all. */
export const isWellFormedBucketName = (name: string): boolean => wellFormed.test(name) && !name.includes('..') && !ipAddress.test(name);

/**
 * Refuses a name that a new bucket may not have.
 * @param regionalSuffix what the name must end with, when the bucket is to be in its account's regional namespace
 */
export function checkNewBucketName(name: string, regionalSuffix: string | undefined): void {
  const reserved = reservedPrefixes.some((prefix) => name.startsWith(prefix)) || reservedSuffixes.some((suffix) => name.endsWith(suffix));
  const rightNamespace = regionalSuffix === undefined ? !name.endsWith('-an') : name.endsWith(regionalSuffix) && name.length > regionalSuffix.length;
  if (!isWellFormedBucketName(name) || reserved || !rightNamespace) throw errors.invalidBucketName({ bucket: name });
}

/** Refuses what stands in a bucket's place but is something else that isn't simulated: an access point, a directory bucket. */
export function refuseOtherKinds(name: string): void {
  if (name.startsWith('arn:') || name.endsWith('-s3alias') || name.endsWith('--ol-s3'))
    throw errors.notSimulated({ what: `S3 access points, such as ${name}` });
  if (name.endsWith('--x-s3')) throw errors.notSimulated({ what: `S3 directory buckets, such as ${name}` });
}
