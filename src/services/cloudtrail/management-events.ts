import type { CallEvent, JournalEvent } from '../../kernel/journal.ts';
import { isOfSignInPage } from './sign-in-record.ts';

/**
 * S3's calls on objects, and those that look into a bucket: data events, which are not in the event history.
 * Source: Amazon S3 User Guide, "Amazon S3 CloudTrail events", read 2026-11-24.
 */
const dataEvents: Readonly<Record<string, ReadonlySet<string>>> = {
  s3: new Set([
    'AbortMultipartUpload',
    'CompleteMultipartUpload',
    'CopyObject',
    'CreateMultipartUpload',
    'DeleteObject',
    'DeleteObjects',
    'DeleteObjectTagging',
    'GetObject',
    'GetObjectAcl',
    'GetObjectAttributes',
    'GetObjectTagging',
    'HeadBucket',
    'HeadObject',
    'ListObjects',
    'ListObjectsV2',
    'ListObjectVersions',
    'ListParts',
    'PutObject',
    'PutObjectAcl',
    'PutObjectTagging',
    'UploadPart',
    'UploadPartCopy',
  ]),
};

/** Calls that hand out credentials change nothing that AWS counts as the account's: to CloudTrail they are reads. */
const readsOfCredentials: ReadonlySet<string> = new Set(['AssumeRole', 'GetSessionToken', 'GetFederationToken']);

/** What services look up for themselves while they serve a call. AWS shows none of it. */
const isInternal = (event: CallEvent): boolean => event.parent !== undefined && event.principal.type === 'AWSService' && !event.mutating;

/** Whether an event of the journal is a management event: a call by somebody who is known, on resources and not on the data in them. */
export function isManagementEvent(event: JournalEvent): event is CallEvent {
  if (event.kind !== 'call' || isInternal(event)) return false;
  if (!event.outcome.ok && event.outcome.stage === 'authenticate') return isOfSignInPage(event);
  return !dataEvents[event.service]?.has(event.operation);
}

/** CloudTrail's readOnly. */
export const isReadOnly = (event: CallEvent): boolean =>
  (!event.mutating && !isOfSignInPage(event)) || (event.service === 'sts' && readsOfCredentials.has(event.operation));

/** Names under which S3 records calls that its API names otherwise. */
const recordedAs: Readonly<Record<string, string>> = {
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
  DeletePublicAccessBlock: 'DeleteBucketPublicAccessBlock',
  GetBucketAccelerateConfiguration: 'GetAccelerateConfiguration',
  GetBucketLifecycleConfiguration: 'GetBucketLifecycle',
  PutBucketLifecycleConfiguration: 'PutBucketLifecycle',
  GetBucketNotificationConfiguration: 'GetBucketNotification',
  GetObjectLockConfiguration: 'GetBucketObjectLockConfiguration',
};

/** CloudTrail's eventName. */
export const eventName = ({ service, operation }: CallEvent): string => (service === 's3' ? (recordedAs[operation] ?? operation) : operation);
