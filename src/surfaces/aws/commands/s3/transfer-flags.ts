import type { S3Flag } from './command-line.ts';
import { dryRun, exclude, include, onlyShowErrors, pageSize, quiet, recursive, requestPayer } from './flags.ts';

/** Flags of the transfers. Names, order and choices: the AWS CLI Command Reference, read November 2026. */

const acls = [
  'private',
  'public-read',
  'public-read-write',
  'authenticated-read',
  'aws-exec-read',
  'bucket-owner-read',
  'bucket-owner-full-control',
  'log-delivery-write',
];
const storageClasses = ['STANDARD', 'REDUCED_REDUNDANCY', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER', 'DEEP_ARCHIVE', 'GLACIER_IR'];
const checksums = ['CRC64NVME', 'CRC32', 'SHA256', 'SHA1', 'CRC32C', 'SHA512', 'XXHASH64', 'XXHASH3', 'XXHASH128'];

const one = (name: string, text: string, choices?: readonly string[]): S3Flag => ({ name, arity: 'one', text, ...(choices && { choices }) });
const none = (name: string, text: string): S3Flag => ({ name, arity: 'none', text });
const optional = (name: string, text: string, choices: readonly string[]): S3Flag => ({ name, arity: 'optional', text, choices });

const encryption: readonly S3Flag[] = [
  optional('sse', 'Specifies server-side encryption of the object in S3. If the parameter is specified but no value is provided, AES256 is used.', [
    'AES256',
    'aws:kms',
  ]),
  optional('sse-c', 'Specifies server-side encryption using customer provided keys. If you provide this value, --sse-c-key must be specified as well.', [
    'AES256',
  ]),
  one('sse-c-key', 'The customer-provided encryption key to use. It should not be base64 encoded.'),
  one('sse-kms-key-id', 'The customer-managed AWS Key Management Service (KMS) key ID that should be used to encrypt the object in S3.'),
  optional('sse-c-copy-source', 'The algorithm to use when decrypting the source object of a copy, which was encrypted with a customer-provided key.', [
    'AES256',
  ]),
  one('sse-c-copy-source-key', 'The customer-provided key that the source object of a copy was encrypted with.'),
];

const content: readonly S3Flag[] = [
  one('website-redirect', 'If the bucket is configured as a website, redirects requests for this object to another object or to an external URL.'),
  one('content-type', 'Specify an explicit content type for this operation. This value overrides any guessed mime types.'),
  one('cache-control', 'Specifies caching behavior along the request/reply chain.'),
  one('content-disposition', 'Specifies presentational information for the object.'),
  one('content-encoding', 'Specifies what content encodings have been applied to the object.'),
  one('content-language', 'The language the content is in.'),
  one('expires', 'The date and time at which the object is no longer cacheable.'),
];

const progress: readonly S3Flag[] = [
  onlyShowErrors,
  none('no-progress', 'File transfer progress is not displayed. This flag is only applied when the quiet and only-show-errors flags are not provided.'),
  {
    name: 'progress-frequency',
    arity: 'one',
    integer: true,
    text: 'Number of seconds to wait before updating file transfer progress.',
  },
  none('progress-multiline', 'Show progress on multiple lines.'),
];

const common: readonly S3Flag[] = [
  dryRun,
  quiet,
  include,
  exclude,
  one('acl', 'Sets the ACL for the object when the command is performed.', acls),
  none('follow-symlinks', 'Symbolic links are followed only when uploading to S3 from the local filesystem. This is the default.'),
  none('no-follow-symlinks', 'Symbolic links are not followed.'),
  none('no-guess-mime-type', 'Do not try to guess the mime type for uploaded files.'),
  ...encryption,
  one('storage-class', "The type of storage to use for the object. Defaults to 'STANDARD'.", storageClasses),
  { name: 'tags', arity: 'many', pair: true, text: 'A tag of the object: its key and its value. The flag can be given several times, once for each tag.' },
  { name: 'grants', arity: 'many', text: 'Grant specific permissions to individual users or groups: Permission=Grantee_Type=Grantee_ID.' },
  ...content,
  one('source-region', 'When transferring objects from an s3 bucket to an s3 bucket, this specifies the region of the source bucket.'),
  ...progress,
  pageSize,
  none('ignore-glacier-warnings', 'Turns off glacier warnings, and the return code 2 that they lead to.'),
  none('force-glacier-transfer', 'Forces a transfer request on all Glacier objects in a sync or recursive copy.'),
  requestPayer,
  one('checksum-mode', 'To retrieve the checksum, this mode must be enabled. If the object has a checksum, it will be verified.', ['ENABLED']),
  one('checksum-algorithm', 'Indicates the algorithm used to create the checksum for the object.', checksums),
  one('metadata', 'A map of metadata to store with the objects in S3.'),
  one('copy-props', 'Determines which properties are copied from the source S3 object. This parameter only applies for S3 to S3 copies.', [
    'none',
    'metadata-directive',
    'default',
  ]),
  one('metadata-directive', 'Specifies whether the metadata is copied from the source object or replaced with metadata provided when copying S3 objects.', [
    'COPY',
    'REPLACE',
  ]),
];

const caseConflict = one(
  'case-conflict',
  'Configures behavior when attempting to download multiple objects whose keys differ only by case. The default is ignore.',
  ['ignore', 'skip', 'warn', 'error'],
);
const noOverwrite = none(
  'no-overwrite',
  'This flag prevents overwriting of files at the destination. With this flag, only files not present at the destination will be transferred.',
);

/** Of `cp`. */
export const cpFlags: readonly S3Flag[] = [
  ...common,
  one('expected-size', 'The expected size of a stream in bytes; needed only when a stream is larger than 50 GB.'),
  recursive,
  caseConflict,
  noOverwrite,
];

/** Of `mv`. */
export const mvFlags: readonly S3Flag[] = [
  ...common,
  recursive,
  none(
    'validate-same-s3-paths',
    'Resolves the source and destination S3 URIs to their underlying buckets and verifies that an object is not moved onto itself.',
  ),
  caseConflict,
  noOverwrite,
];

/** Of `sync`. */
export const syncFlags: readonly S3Flag[] = [
  ...common,
  caseConflict,
  noOverwrite,
  none('size-only', 'Makes the size of each key the only criteria used to decide whether to sync from source to destination.'),
  none('exact-timestamps', 'When syncing from S3 to local, same-sized items will be ignored only when the timestamps match exactly.'),
  none('delete', 'Files that exist in the destination but not in the source are deleted during sync. Files excluded by filters are excluded from deletion.'),
];

/** Of `rm`. */
export const rmFlags: readonly S3Flag[] = [dryRun, quiet, recursive, requestPayer, include, exclude, onlyShowErrors, pageSize];
