import type { Tag } from '@aws-sdk/client-s3';
import { errors } from './errors.ts';
import type { TagRow } from './state.ts';

const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const longestKey = 128;
const longestValue = 256;

/** The tags of a `TagSet`, checked one by one and for doubles. */
function checkTags(tags: readonly Tag[]): readonly TagRow[] {
  const seen = new Set<string>();
  return tags.map(({ Key: key = '', Value: value = '' }) => {
    if (key === '' || key.length > longestKey || !allowed.test(key)) throw errors.invalidTagKey({ key });
    if (value.length > longestValue || !allowed.test(value)) throw errors.invalidTagValue({ key, value });
    if (key.toLowerCase().startsWith('aws:')) throw errors.systemTag({ key });
    if (seen.has(key)) throw errors.duplicateTagKeys({ key });
    seen.add(key);
    return { Key: key, Value: value };
  });
}

/** The tags of an object: ten at most. */
export function checkObjectTags(tags: readonly Tag[]): readonly TagRow[] {
  if (tags.length > 10) throw errors.objectTooManyTags();
  return checkTags(tags);
}

/** The tags of a bucket: fifty at most. */
export function checkBucketTags(tags: readonly Tag[]): readonly TagRow[] {
  if (tags.length > 50) throw errors.bucketTooManyTags();
  return checkTags(tags);
}

/** Reads the header x-amz-tagging: the tags as a URL's query, `photo=cat&year=2026`. */
export function parseTaggingHeader(header: string): readonly Tag[] {
  const tags = header
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [key = '', ...value] = pair.split('=');
      return { Key: decode(key, header), Value: decode(value.join('='), header) };
    });
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length) throw malformedHeader(header);
  return tags;
}

function decode(text: string, header: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw malformedHeader(header);
  }
}

const malformedHeader = (value: string) =>
  errors.invalidArgument({
    problem: "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
    argument: 'x-amz-tagging',
    value,
  });

/** Tags as a request's condition keys: `s3:RequestObjectTag/KEY` and `s3:RequestObjectTagKeys`. */
export const requestTagKeys = (tags: readonly Tag[]): Readonly<Record<string, string | readonly string[]>> => ({
  ...Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [`s3:RequestObjectTag/${Key}`, Value])),
  ...(tags.length > 0 && { 's3:RequestObjectTagKeys': tags.map(({ Key = '' }) => Key) }),
});
