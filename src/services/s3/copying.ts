import type { EncryptionInput } from './encryption.ts';
import { errors } from './errors.ts';
import { type AttributesInput, headersOf, metadataOf } from './object-attributes.ts';
import { algorithmOf, checksumOf } from './object-checksum.ts';
import { present } from './present.ts';
import type { ObjectRow } from './state.ts';
import { checkObjectTags, parseTaggingHeader } from './tags.ts';

/** What a copy says of what shall come from the source. */
export interface CopyInput extends AttributesInput, EncryptionInput {
  readonly MetadataDirective?: string | undefined;
  readonly TaggingDirective?: string | undefined;
  readonly Tagging?: string | undefined;
  readonly ChecksumAlgorithm?: string | undefined;
}

const largestSource = 5 * 1024 ** 3;

/** Whether metadata or tags come with the copy (`COPY`, unless said otherwise) or from the request. */
export function directiveOf(what: 'metadata' | 'tagging', directive = 'COPY'): 'COPY' | 'REPLACE' {
  if (directive === 'COPY' || directive === 'REPLACE') return directive;
  throw errors.invalidArgument({ problem: `Unknown ${what} directive.`, argument: `x-amz-${what}-directive`, value: directive });
}

/** Refuses to copy an object onto itself when nothing about it would change. */
export function refuseIdleCopy(input: CopyInput): void {
  const changes = [input.StorageClass, input.WebsiteRedirectLocation, input.ServerSideEncryption];
  if (directiveOf('metadata', input.MetadataDirective) === 'COPY' && changes.every((change) => change === undefined)) throw errors.copyOntoItself();
}

/** Refuses a source that must be copied in parts. */
export function checkSize({ body }: ObjectRow): void {
  if (body.size > largestSource)
    throw errors.invalidRequest({ problem: `The specified copy source is larger than the maximum allowable size for a copy source: ${largestSource}` });
}

/** The copy's headers and metadata. A redirect is never copied. */
export function copiedAttributes(input: CopyInput, from: ObjectRow): Pick<ObjectRow, 'headers' | 'metadata' | 'websiteRedirectLocation'> {
  const replaced = directiveOf('metadata', input.MetadataDirective) === 'REPLACE';
  return present({
    headers: replaced ? headersOf(input) : from.headers,
    metadata: replaced ? metadataOf(input) : from.metadata,
    websiteRedirectLocation: input.WebsiteRedirectLocation,
  });
}

/** The copy's tags. */
export function copiedTags(input: CopyInput, from: ObjectRow): Pick<ObjectRow, 'tags'> {
  const replaced = directiveOf('tagging', input.TaggingDirective) === 'REPLACE';
  const tags = replaced ? checkObjectTags(parseTaggingHeader(input.Tagging ?? '')) : (from.tags ?? []);
  return tags.length === 0 ? {} : { tags };
}

/** The copy's checksum: by the algorithm that the request names, or else the source's. */
export function copiedChecksum({ ChecksumAlgorithm: name }: CopyInput, { checksum, body }: ObjectRow): Pick<ObjectRow, 'checksum'> {
  if (name === undefined && checksum === undefined) return {};
  const algorithm = algorithmOf(name ?? checksum?.algorithm);
  if (checksum !== undefined && algorithm === checksum.algorithm) return { checksum };
  const value = body.parts === undefined || algorithm === 'CRC64NVME' ? checksumOf(body, algorithm) : undefined;
  if (value === undefined || value === '')
    throw errors.notSimulated({ what: `copies that change an object's checksum algorithm to ${algorithm}; CRC64NVME, SHA256 and MD5 can be had` });
  return { checksum: { algorithm, value } };
}
