import type { LocateContext, OperationContext } from '../../kernel/context.ts';
import type { ConditionContext, Need, PolicyReference } from '../../kernel/need.ts';
import { isWellFormedBucketName, refuseOtherKinds } from './bucket-names.ts';
import { errors } from './errors.ts';
import { type BucketRow, buckets } from './state.ts';

/** A bucket that exists, with its name. */
export interface Bucket extends BucketRow {
  readonly name: string;
}

/** What operations on a bucket have in common in their input. */
export interface BucketInput {
  readonly Bucket?: string | undefined;
  readonly ExpectedBucketOwner?: string | undefined;
}

/** What operations on an object have in common in their input. */
export interface ObjectInput extends BucketInput {
  readonly Key?: string | undefined;
}

/**
 * The bucket that a call is about. S3 says NoSuchBucket before it decides anything.
 * @throws NoSuchBucket, InvalidBucketName; AccessDenied when it isn't the expected owner's
 */
export function findBucket(context: LocateContext, { Bucket: name = '', ExpectedBucketOwner: expected }: BucketInput): Bucket {
  refuseOtherKinds(name);
  if (!isWellFormedBucketName(name)) throw errors.invalidBucketName({ bucket: name });
  const row = context.state.get(buckets, [name]);
  if (row === undefined) throw errors.noSuchBucket({ bucket: name });
  if (expected !== undefined && !/^\d{12}$/.test(expected)) throw errors.invalidBucketOwner();
  if (expected !== undefined && expected !== row.ownerAccountId) throw errors.accessDenied();
  return Object.assign({}, row, { name });
}

/** Replaces a bucket's row. */
export function putBucket({ state }: OperationContext, { name, ...row }: Bucket): void {
  state.put(buckets, [name], row);
}

/** A bucket's ARN. */
export const bucketArn = ({ partition }: LocateContext, name: string): string => `arn:${partition}:s3:::${name}`;

/** An action on a bucket, as the policy engine is asked. */
export function bucketNeed(context: LocateContext, bucket: Bucket, action: string, keys: ConditionContext = {}): Need {
  return need(context, bucket, action, bucketArn(context, bucket.name), keys);
}

/**
 * An action on an object, as the policy engine is asked.
 * @throws KeyTooLongError
 */
export function objectNeed(context: LocateContext, bucket: Bucket, key: string, action: string, keys: ConditionContext = {}): Need {
  checkKey(key);
  return need(context, bucket, action, `${bucketArn(context, bucket.name)}/${key}`, keys);
}

/** What of a bucket takes part in decisions about it or its objects, by ARN; nothing for what is no bucket here. */
export function locateBucket(resource: string, action: string, context: LocateContext): Omit<Need, 'action' | 'resource'> {
  const name = /^arn:[^:]+:s3:::([^/]+)/.exec(resource)?.[1] ?? '';
  const row = context.state.get(buckets, [name]);
  if (row === undefined) return {};
  const { action: _action, resource: _resource, ...located } = need(context, { ...row, name }, action, resource, {});
  return located;
}

function need(context: LocateContext, bucket: Bucket, action: string, resource: string, keys: ConditionContext): Need {
  const resourcePolicy = bucketPolicyReference(context, bucket, action);
  return {
    action,
    resource,
    resourceAccountId: bucket.ownerAccountId,
    context: { ...requestKeys(context, bucket.ownerAccountId), ...keys },
    ...(resourcePolicy && { resourcePolicy }),
    ...(isRestricted(context, bucket) && { refusedBy: { effect: 'explicitDeny', kind: 'resource', setting: 'RestrictPublicBuckets' } }),
  };
}

/** The condition keys that every S3 request has. */
export const requestKeys = ({ principal }: LocateContext, resourceAccountId: string): ConditionContext => ({
  's3:ResourceAccount': resourceAccountId,
  ...(principal.type !== 'Anonymous' && { 's3:signatureversion': 'AWS4-HMAC-SHA256' }),
});

/** What the root user of a bucket's account may always do, so that no bucket policy locks its owner out: "Bucket policies", S3 User Guide. */
const rootsRescue = new Set(['s3:GetBucketPolicy', 's3:PutBucketPolicy', 's3:DeleteBucketPolicy']);

function bucketPolicyReference({ principal }: LocateContext, bucket: Bucket, action: string): PolicyReference | undefined {
  if (bucket.policy === undefined) return undefined;
  if (principal.type === 'Root' && principal.accountId === bucket.ownerAccountId && rootsRescue.has(action)) return undefined;
  return { kind: 'resource', name: 'bucket policy', attachedTo: `bucket ${bucket.name}`, hash: bucket.policy.hash };
}

/** RestrictPublicBuckets: a public policy gives access to services and to principals of the bucket's account only. */
const isRestricted = ({ principal }: LocateContext, bucket: Bucket): boolean =>
  bucket.policy?.isPublic === true &&
  bucket.publicAccessBlock?.RestrictPublicBuckets === true &&
  principal.type !== 'AWSService' &&
  principal.accountId !== bucket.ownerAccountId;

const longestKey = 1024;
/** The store writes each of these with two bytes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those characters are what is looked for
const costly = /[\u0000\u0001]/g;
const longestStored = 1800;

/** Refuses a key, or a text that keys are compared with, of more than 1,024 UTF-8 bytes. */
export function checkKey(key: string): void {
  const size = Buffer.byteLength(key);
  if (size > longestKey) throw errors.keyTooLong({ size });
  if (size + (key.match(costly)?.length ?? 0) > longestStored) throw errors.notSimulated({ what: 'keys of so many characters U+0000 and U+0001' });
}
