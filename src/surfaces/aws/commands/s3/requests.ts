import { isPlainObject } from '../../../../kernel/json.ts';
import { CommandLineError, parameterError } from '../../errors.ts';
import type { Io } from '../../io.ts';
import { readParameterFile } from '../../parsing/files.ts';
import { jsonFault } from '../../parsing/json-fault.ts';
import { parseShorthand, ShorthandError } from '../../parsing/shorthand.ts';
import type { S3Flags } from './command-line.ts';

/** Members of a request that flags set. Which operation takes which follows RequestParamsMapper in awscli/customizations/s3/utils.py, 2026. */
export type Parameters = Record<string, unknown>;

/** Flags that become a member of PutObject, CopyObject and CreateMultipartUpload. */
const general = {
  acl: 'ACL',
  'storage-class': 'StorageClass',
  'website-redirect': 'WebsiteRedirectLocation',
  'content-type': 'ContentType',
  'cache-control': 'CacheControl',
  'content-disposition': 'ContentDisposition',
  'content-encoding': 'ContentEncoding',
  'content-language': 'ContentLanguage',
  expires: 'Expires',
} as const;

const grants = { read: 'GrantRead', full: 'GrantFullControl', readacl: 'GrantReadACP', writeacl: 'GrantWriteACP' } as const;

function grantParameters(flags: S3Flags): Parameters {
  const parameters: Parameters = {};
  for (const grant of flags.words('grants')) {
    const equals = grant.indexOf('=');
    if (equals < 0) throw new CommandLineError('paramValidation', 'grants should be of the form permission=principal');
    const permission = grant.slice(0, equals);
    if (!Object.hasOwn(grants, permission)) throw new CommandLineError('paramValidation', 'permission must be one of: read|readacl|writeacl|full');
    parameters[grants[permission as keyof typeof grants]] = grant.slice(equals + 1);
  }
  return parameters;
}

/** `--metadata`: a map, as shorthand or JSON. @throws a CommandLineError for a text that is none */
export function metadata(flags: S3Flags, io: Io): Parameters {
  const value = flags.text('metadata');
  if (value === undefined) return {};
  const file = readParameterFile(value, '--metadata', io);
  const text = file instanceof Uint8Array ? new TextDecoder().decode(file) : (file ?? value);
  try {
    const parsed: unknown = text.trimStart().startsWith('{') ? JSON.parse(text) : parseShorthand(text);
    if (isPlainObject(parsed)) return { Metadata: Object.fromEntries(Object.entries(parsed).map(([key, item]) => [key, String(item)])) };
  } catch (error) {
    if (error instanceof ShorthandError) throw parameterError('--metadata', error.message);
    throw parameterError('--metadata', `Invalid JSON: ${jsonFault(text)}\nJSON received: ${text}`);
  }
  throw parameterError('--metadata', `Invalid JSON:\n${text}`);
}

/** `--tags KEY VALUE`, as often as it was given, as the header x-amz-tagging. */
function tagging(flags: S3Flags): Parameters {
  const pairs = flags.pairs('tags').map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? {} : { Tagging: pairs.join('&') };
}

/** A key of the customer's, `--sse-c` and `--sse-c-key`, as an operation on the object has it. */
export function customerKey(flags: S3Flags, which: 'sse-c' | 'sse-c-copy-source' = 'sse-c'): Parameters {
  const algorithm = flags.textOr(which, 'AES256');
  return algorithm === undefined ? {} : { SSECustomerAlgorithm: algorithm, SSECustomerKey: flags.text(`${which}-key`) };
}

/** The same of the object that is copied from. */
function copySourceKey(flags: S3Flags): Parameters {
  const algorithm = flags.textOr('sse-c-copy-source', 'AES256');
  return algorithm === undefined ? {} : { CopySourceSSECustomerAlgorithm: algorithm, CopySourceSSECustomerKey: flags.text('sse-c-copy-source-key') };
}

export const requestPayer = (flags: S3Flags): Parameters => (flags.has('request-payer') ? { RequestPayer: 'requester' } : {});

const checksumAlgorithm = (flags: S3Flags): Parameters => {
  const algorithm = flags.text('checksum-algorithm');
  return algorithm === undefined ? {} : { ChecksumAlgorithm: algorithm };
};

/** What becomes of an object's attributes, however it is written. */
export function writeParameters(flags: S3Flags, io: Io): Parameters {
  const parameters: Parameters = {};
  for (const [name, member] of Object.entries(general)) {
    const value = flags.text(name);
    if (value !== undefined && value !== '') parameters[member] = value;
  }
  const sse = flags.textOr('sse', 'AES256');
  const kmsKey = flags.text('sse-kms-key-id');
  return {
    ...parameters,
    ...grantParameters(flags),
    ...metadata(flags, io),
    ...tagging(flags),
    ...(sse !== undefined && { ServerSideEncryption: sse }),
    ...(kmsKey !== undefined && { SSEKMSKeyId: kmsKey }),
    ...customerKey(flags),
    ...requestPayer(flags),
    ...checksumAlgorithm(flags),
  };
}

/** For UploadPart. */
export const uploadPartParameters = (flags: S3Flags): Parameters => ({ ...customerKey(flags), ...requestPayer(flags), ...checksumAlgorithm(flags) });

/** For UploadPartCopy. */
export const uploadPartCopyParameters = (flags: S3Flags): Parameters => ({ ...customerKey(flags), ...copySourceKey(flags), ...requestPayer(flags) });

/** For CompleteMultipartUpload. */
export const completeParameters = (flags: S3Flags): Parameters => ({ ...customerKey(flags), ...requestPayer(flags), ...noOverwrite(flags) });

/** For CopyObject, besides what {@link writeParameters} gives. */
export const copyParameters = copySourceKey;

/** For GetObject. */
export function readParameters(flags: S3Flags): Parameters {
  const mode = flags.text('checksum-mode');
  return { ...customerKey(flags), ...requestPayer(flags), ...(mode !== undefined && { ChecksumMode: mode }) };
}

/** `--no-overwrite` of what is written in S3: S3 itself refuses when there is something. */
export const noOverwrite = (flags: S3Flags): Parameters => (flags.has('no-overwrite') ? { IfNoneMatch: '*' } : {});
