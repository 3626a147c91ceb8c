import type { S3Flag } from './command-line.ts';

/** Flags that several `s3` commands share. Texts and choices: awscli/customizations/s3/subcommands.py, 2026. */

export const recursive: S3Flag = {
  name: 'recursive',
  arity: 'none',
  text: 'Command is performed on all files or objects under the specified directory or prefix.',
};
export const pageSize: S3Flag = {
  name: 'page-size',
  arity: 'one',
  integer: true,
  text: 'The number of results to return in each response to a list operation. The default value is 1000 (the maximum allowed).',
};
export const requestPayer: S3Flag = {
  name: 'request-payer',
  arity: 'optional',
  choices: ['requester'],
  text: 'Confirms that the requester knows that they will be charged for the request.',
};
export const dryRun: S3Flag = {
  name: 'dryrun',
  arity: 'none',
  text: 'Displays the operations that would be performed using the specified command without actually running them.',
};
export const quiet: S3Flag = { name: 'quiet', arity: 'none', text: 'Does not display the operations performed from the specified command.' };
export const onlyShowErrors: S3Flag = {
  name: 'only-show-errors',
  arity: 'none',
  text: 'Only errors and warnings are displayed. All other output is suppressed.',
};
export const exclude: S3Flag = { name: 'exclude', arity: 'one', text: 'Exclude all files or objects from the command that matches the specified pattern.' };
export const include: S3Flag = {
  name: 'include',
  arity: 'one',
  text: "Don't exclude files or objects in the command that match the specified pattern. Of several --exclude and --include the last that matches counts.",
};

/** Flags that become members of PutObject and CopyObject. */
export const objectFlags: readonly (S3Flag & { readonly member: string })[] = [
  {
    name: 'acl',
    member: 'ACL',
    arity: 'one',
    choices: [
      'private',
      'public-read',
      'public-read-write',
      'authenticated-read',
      'aws-exec-read',
      'bucket-owner-read',
      'bucket-owner-full-control',
      'log-delivery-write',
    ],
    text: 'Sets the ACL for the object when the command is performed.',
  },
  { name: 'cache-control', member: 'CacheControl', arity: 'one', text: 'Specifies caching behavior along the request/reply chain.' },
  { name: 'content-disposition', member: 'ContentDisposition', arity: 'one', text: 'Specifies presentational information for the object.' },
  { name: 'content-encoding', member: 'ContentEncoding', arity: 'one', text: 'Specifies what content encodings have been applied to the object.' },
  { name: 'content-language', member: 'ContentLanguage', arity: 'one', text: 'The language the content is in.' },
  { name: 'expires', member: 'Expires', arity: 'one', text: 'The date and time at which the object is no longer cacheable.' },
  {
    name: 'storage-class',
    member: 'StorageClass',
    arity: 'one',
    choices: ['STANDARD', 'REDUCED_REDUNDANCY', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER', 'DEEP_ARCHIVE', 'GLACIER_IR'],
    text: "The type of storage to use for the object. Defaults to 'STANDARD'.",
  },
  {
    name: 'sse',
    member: 'ServerSideEncryption',
    arity: 'optional',
    choices: ['AES256', 'aws:kms'],
    text: 'Specifies server-side encryption of the object in S3. If the parameter is specified but no value is provided, AES256 is used.',
  },
  {
    name: 'sse-kms-key-id',
    member: 'SSEKMSKeyId',
    arity: 'one',
    text: 'The customer-managed AWS Key Management Service (KMS) key ID that should be used to server-side encrypt the object in S3.',
  },
  {
    name: 'website-redirect',
    member: 'WebsiteRedirectLocation',
    arity: 'one',
    text: 'If the bucket is configured as a website, redirects requests for this object to another object in the same bucket or to an external URL.',
  },
  {
    name: 'checksum-algorithm',
    member: 'ChecksumAlgorithm',
    arity: 'one',
    choices: ['CRC64NVME', 'CRC32', 'SHA256', 'SHA1', 'CRC32C'],
    text: 'Indicates the algorithm used to create the checksum for the object.',
  },
];

/** Flags of the transfers that are not members. */
export const transferFlags: readonly S3Flag[] = [
  dryRun,
  quiet,
  include,
  exclude,
  ...objectFlags,
  { name: 'follow-symlinks', arity: 'none', text: 'Symbolic links are followed only when uploading to S3 from the local filesystem. This is the default.' },
  { name: 'no-follow-symlinks', arity: 'none', text: 'Symbolic links are not followed.' },
  { name: 'no-guess-mime-type', arity: 'none', text: 'Do not try to guess the mime type for uploaded files.' },
  { name: 'content-type', arity: 'one', text: 'Specify an explicit content type for this operation. This value overrides any guessed mime types.' },
  { name: 'metadata', arity: 'one', text: 'A map of metadata to store with the objects in S3.' },
  {
    name: 'metadata-directive',
    arity: 'one',
    choices: ['COPY', 'REPLACE'],
    text: 'Specifies whether the metadata is copied from the source object or replaced with metadata provided when copying S3 objects.',
  },
  { name: 'source-region', arity: 'one', text: 'When transferring objects from an s3 bucket to an s3 bucket, this specifies the region of the source bucket.' },
  { name: 'ignore-glacier-warnings', arity: 'none', text: 'Turns off glacier warnings.' },
  { name: 'force-glacier-transfer', arity: 'none', text: 'Forces a transfer request on all Glacier objects.' },
  onlyShowErrors,
  { name: 'no-progress', arity: 'none', text: 'File transfer progress is not displayed.' },
  { name: 'expected-size', arity: 'one', integer: true, text: 'This argument specifies the expected size of a stream in terms of bytes.' },
  pageSize,
  requestPayer,
  recursive,
];
