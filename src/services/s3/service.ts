import { AwsError } from '../../kernel/aws-error.ts';
import type { AuthenticationFailure, Denial, ServiceDefinition } from '../../kernel/operation.ts';
import { denialText } from '../shared/denials.ts';
import { locateBucket } from './bucket-access.ts';
import { errors } from './errors.ts';

/** What Block Public Access says, by the setting that refused. RestrictPublicBuckets reads as any explicit deny. */
const settings: Readonly<Record<string, string>> = {
  BlockPublicAcls: 'because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.',
  BlockPublicPolicy: 'because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.',
};

/** Callers from outside the account learn nothing: there are no organizations yet whose members would. */
function denied(denial: Denial): AwsError {
  const { decision, principal } = denial;
  if (principal.type === 'Anonymous' || principal.accountId !== decision.resourceAccountId) return errors.accessDenied();
  const setting = decision.reason.type === 'refusedBySetting' ? settings[decision.reason.setting] : undefined;
  const text = denialText(denial, { quoteResource: true, withoutResource: decision.resource === '*' });
  return new AwsError(
    'AccessDenied',
    setting === undefined ? text : `User: ${principal.arn} is not authorized to perform: ${decision.action} on resource: "${decision.resource}" ${setting}`,
    403,
  );
}

const noSuchKey = ['InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', 403] as const;

const failures: Readonly<Record<AuthenticationFailure, readonly [code: string, message: string, status: number]>> = {
  unknownAccessKey: noSuchKey,
  sessionTokenMissing: noSuchKey,
  sessionTokenNeedless: noSuchKey,
  sessionRevoked: noSuchKey,
  inactiveAccessKey: noSuchKey,
  signatureMismatch: [
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    403,
  ],
  expiredToken: ['ExpiredToken', 'The provided token has expired.', 400],
  invalidToken: ['InvalidToken', 'The provided token is malformed or otherwise invalid.', 400],
  missingToken: ['AccessDenied', 'Access Denied', 403],
  regionDisabled: ['InvalidToken', 'The provided token is malformed or otherwise invalid.', 400],
};

const date = '2026-11-24';
const guide = (page: string): string => `https://docs.aws.amazon.com/AmazonS3/latest/userguide/${page}.html`;

export default {
  name: 's3',
  global: false,
  order: ['authorize', 'validate'],
  constraints: 'none',
  anonymous: true,
  // The keys of SSE-C, which S3 itself does not keep either.
  secretInputs: ['SSECustomerKey', 'CopySourceSSECustomerKey'],
  denied,
  locate: locateBucket,
  unauthenticated(failure) {
    const [code, message, status] = failures[failure];
    return new AwsError(code, message, status);
  },
  gaps: [
    { what: 'Objects have no locks, and MFA delete cannot be switched on.', source: guide('object-lock'), date },
    {
      what: 'A lifecycle is kept, and answers say when an object is to expire; but nothing is ever expired, moved to another class or aborted.',
      source: guide('object-lifecycle-mgmt'),
      date,
    },
    {
      what: "Our own are the words for a rule's newer noncurrent versions that are out of range, and for a minimum object size that there is not.",
      source: guide('intro-lifecycle-rules'),
      date,
    },
    {
      what: 'The ETag of a part that was copied out of the middle of an object is no MD5 of it, and what is made of such parts has no checksum.',
      source: guide('CopyingObjectsMPUapi'),
      date,
    },
    { what: 'A copy of an object that was uploaded in parts keeps its ETag and its checksum.', source: guide('copy-object'), date },
    { what: 'Websites are configured, but have no endpoint yet that would serve them.', source: guide('WebsiteHosting'), date },
    { what: 'Access control lists give nobody access; requests that would set such a list are refused.', source: guide('acl-overview'), date },
    {
      what: "Objects are encrypted as SSE-S3 only; KMS keys are refused, and so are the customer's, as new buckets refuse them.",
      source: guide('serv-side-encryption'),
      date,
    },
    {
      what: 'A user or role that a bucket policy names is known by its ARN: made anew under the same name, it has what the policy gives.',
      source: guide('s3-bucket-user-policy-specifying-principal-intro'),
      date,
    },
    { what: 'There are no access points, directory buckets or table buckets.', source: guide('access-points'), date },
    { what: 'Block Public Access is set on buckets only, not on the account.', source: guide('access-control-block-public-access'), date },
    {
      what: "An account may have any number of buckets, and a bucket's name is free again at once when it is deleted.",
      source: guide('BucketRestrictions'),
      date,
    },
    {
      what: 'The condition keys s3:authType, s3:signatureAge, s3:TlsVersion and s3:x-amz-content-sha256 are absent from requests.',
      source: guide('amazon-s3-policy-keys'),
      date,
    },
    {
      what: 'The endpoint of us-east-1 makes no buckets in other Regions, as the global endpoint s3.amazonaws.com does.',
      source: guide('VirtualHosting'),
      date,
    },
    { what: 'Checksums by XXHASH64, XXHASH3 and XXHASH128 are refused.', source: guide('checking-object-integrity-upload'), date },
    { what: 'Archived objects (GLACIER, DEEP_ARCHIVE) cannot be restored, and INTELLIGENT_TIERING never moves one.', source: guide('restoring-objects'), date },
  ],
} satisfies ServiceDefinition;
