import { createHash } from 'node:crypto';
import { percentDecode, percentEncode } from '../protocols/form.ts';
import type { Headers, Query } from '../protocols/message.ts';

/** What of a request is signed. Header names are in lower case, and `host` is among them. */
export interface SignableRequest {
  readonly method: string;
  /** As it is sent: percent-encoded. */
  readonly path: string;
  /** Decoded. */
  readonly query: Query;
  readonly headers: Headers;
  /** SHA-256 of the body in hexadecimal, or `UNSIGNED-PAYLOAD` and its like. */
  readonly payloadHash: string;
}

/** What the payload hash says of a body that is not signed. */
export const unsignedPayload = 'UNSIGNED-PAYLOAD';

/** SHA-256 in hexadecimal. */
export const sha256Hex = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** Headers that proxies may change, or that are written after signing. Source: botocore/auth.py, 1.43.11. */
const unsignedHeaders = new Set(['authorization', 'connection', 'expect', 'transfer-encoding', 'user-agent', 'x-amzn-trace-id']);

/** The headers of a request that get signed, in order. */
export const signedHeaderNames = (headers: Headers): readonly string[] =>
  Object.keys(headers)
    .filter((name) => !unsignedHeaders.has(name))
    .sort();

/** A path without `.`, `..` and empty segments; a slash at the end stays. Source: RFC 3986, 5.2.4, as botocore applies it. */
function withoutDots(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  return `/${kept.join('/')}${kept.length > 0 && path.endsWith('/') ? '/' : ''}`;
}

/** S3 signs the path as it is sent; other services one without dots, encoded once more. Source: IAM User Guide, "Create a signed AWS API request", read 2026-11. */
const canonicalPath = (path: string, service: string): string =>
  isS3(service) ? percentEncode(percentDecode(path), '/') : percentEncode(withoutDots(path), '/');

/** The signing names whose paths are S3 keys. */
const isS3 = (service: string): boolean => service === 's3' || service === 's3-outposts' || service === 's3-object-lambda' || service === 's3express';

const byCodeUnits = (a: readonly [string, string], b: readonly [string, string]): number =>
  a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;

const canonicalQuery = (query: Query): string =>
  query
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
    .sort(byCodeUnits)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

const canonicalHeader = (value: string): string => value.trim().replace(/ +/g, ' ');

/**
 * The canonical request of Signature Version 4: what client and service hash alike.
 * @param signedHeaders in lower case and in order
 * @param service the signing name
 */
export function canonicalRequest({ method, path, query, headers, payloadHash }: SignableRequest, signedHeaders: readonly string[], service: string): string {
  const lines = signedHeaders.map((name) => `${name}:${canonicalHeader(headers[name] ?? '')}\n`);
  return [method, canonicalPath(path, service), canonicalQuery(query), lines.join(''), signedHeaders.join(';'), payloadHash].join('\n');
}
