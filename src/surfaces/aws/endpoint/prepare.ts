import { createHash } from 'node:crypto';
import type { OperationModel } from '../../../models/model.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import type { ChecksumUse } from './client-settings.ts';

type Input = Readonly<Record<string, unknown>>;

/** A customer's own key as S3 takes it: in base64, with its MD5, unless the caller has seen to that. Source: botocore/handlers.py, 1.43.11. */
function withKeyDigest(input: Input, name: 'SSECustomerKey' | 'CopySourceSSECustomerKey'): Input {
  const key = input[name];
  if ((typeof key !== 'string' && !(key instanceof Uint8Array)) || `${name}MD5` in input) return input;
  const bytes = Buffer.from(key);
  return { ...input, [name]: bytes.toString('base64'), [`${name}MD5`]: createHash('md5').update(bytes).digest('base64') };
}

/** The operations whose keys come back percent-encoded, so that XML can hold any of them. */
const lists = new Set(['ListObjects', 'ListObjectsV2', 'ListObjectVersions', 'ListMultipartUploads']);

/** The operations that a client encodes a customer's key for. Others that take one, such as ListParts, are sent it as it was given. */
const digested = new Set([
  'HeadObject',
  'GetObject',
  'PutObject',
  'CopyObject',
  'CreateMultipartUpload',
  'UploadPart',
  'UploadPartCopy',
  'CompleteMultipartUpload',
  'SelectObjectContent',
]);

/** S3's own ways, on the client's side. */
function prepareS3(operation: string, input: Input): Input {
  const prepared = digested.has(operation) ? withKeyDigest(withKeyDigest(input, 'SSECustomerKey'), 'CopySourceSSECustomerKey') : input;
  return lists.has(operation) && operation !== 'ListMultipartUploads' && !('EncodingType' in prepared) ? { ...prepared, EncodingType: 'url' } : prepared;
}

/** Tokens that make a call safe to repeat, where the caller gave none. */
function withTokens(model: OperationModel, input: Input, token: () => string): Input {
  const shape = model.input === undefined ? undefined : shapeOf(model, model.input);
  if (shape?.type !== 'structure') return input;
  const missing = Object.entries(shape.members).filter(([name, member]) => member.idempotencyToken === true && !(name in input));
  return missing.length === 0 ? input : { ...input, ...Object.fromEntries(missing.map(([name]) => [name, token()])) };
}

/** Asks for the checksum of an answer, where the operation has one to give. */
function withChecksumMode({ httpChecksum }: OperationModel, input: Input, use: ChecksumUse): Input {
  const member = httpChecksum?.requestValidationModeMember;
  return member === undefined || member in input || use !== 'when_supported' ? input : { ...input, [member]: 'ENABLED' };
}

/** What the client itself adds to a call before it is written. */
export function prepareInput(service: string, model: OperationModel, input: Input, responseChecksums: ChecksumUse, token: () => string): Input {
  const prepared = withChecksumMode(model, withTokens(model, input, token), responseChecksums);
  return service === 's3' ? prepareS3(model.name, prepared) : prepared;
}

const decoded = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
};

const encodedMembers = new Set(['Delimiter', 'Marker', 'NextMarker', 'Prefix', 'StartAfter', 'KeyMarker', 'NextKeyMarker']);
const encodedLists: Readonly<Record<string, string>> = { Contents: 'Key', Versions: 'Key', DeleteMarkers: 'Key', CommonPrefixes: 'Prefix' };

/** Undoes the percent-encoding of keys that we asked for ourselves. Source: botocore/handlers.py, 1.43.11. */
export function readableKeys(operation: string, input: Input, output: Record<string, unknown>): Record<string, unknown> {
  if (!lists.has(operation) || 'EncodingType' in input || output.EncodingType !== 'url') return output;
  const entries = Object.entries(output).map(([name, value]) => {
    if (encodedMembers.has(name)) return [name, decoded(value)] as const;
    const member = encodedLists[name];
    if (member === undefined || !Array.isArray(value)) return [name, value] as const;
    return [name, value.map((item: Record<string, unknown>) => ({ ...item, [member]: decoded(item[member]) }))] as const;
  });
  return Object.fromEntries(entries);
}
