import type { SignatureRecord } from '../../kernel/signature.ts';
import type { Headers, Query } from '../protocols/message.ts';
import { unsignedPayload } from './canonical.ts';
import type { PresentedSignature } from './presented.ts';
import { type AgeProblem, largestSkew, type ScopeProblem, type SignatureFamily } from './refusals.ts';
import { signingTime } from './timestamp.ts';

/** A request as it came, as far as it is signed. Header names are in lower case. */
export interface ReceivedRequest {
  readonly method: string;
  /** As it came: percent-encoded. */
  readonly path: string;
  readonly query: Query;
  readonly headers: Headers;
  /** SHA-256 in hexadecimal of a body that was read whole; absent while it streams. */
  readonly bodyHash?: string;
}

/** What a service expects of a signature. */
export interface Expected {
  readonly family: SignatureFamily;
  /** The signing name. */
  readonly service: string;
  /** The Region of the host that was called, where it names one. */
  readonly region?: string;
  /** The machine's time, in milliseconds since 1970. */
  readonly now: number;
  /** How long ago a second of the machine's clock is on the cloud's, in milliseconds: longer where that was moved forward since. */
  readonly since: (second: number) => number;
  /** Whether the operation's body need not be signed. */
  readonly unsignedBody?: boolean;
}

/** The values of x-amz-content-sha256 that are no hash. */
const payloads: Readonly<Record<string, SignatureRecord['payload']>> = {
  [unsignedPayload]: 'unsigned',
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': 'unsignedChunks',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': 'signedChunks',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': 'signedChunks',
};

/** Whether it is a SHA-256, rather than what stands for one. */
export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** How a body is held to its signature, by what stands for it there. */
export const payloadKind = (payloadHash: string | undefined): SignatureRecord['payload'] =>
  (payloadHash !== undefined && Object.hasOwn(payloads, payloadHash) ? payloads[payloadHash] : undefined) ?? 'signed';

/** What stands for the body in what is signed. S3 is told by a header, and of a presigned request takes any body; others work it out. */
export function payloadHashOf(
  { place }: PresentedSignature,
  { query, headers, bodyHash }: ReceivedRequest,
  { family, unsignedBody }: Expected,
): string | undefined {
  const claimed = headers['x-amz-content-sha256'];
  if (family !== 's3') return unsignedBody === true && claimed === unsignedPayload ? claimed : bodyHash;
  if (place === 'header') return claimed;
  return claimed ?? query.find(([name]) => name === 'X-Amz-Content-Sha256')?.[1] ?? unsignedPayload;
}

/** What is wrong with what a signature is good for and covers. @param payloadHash what stands for the body in it */
export function scopeProblem(
  { place, region, service, signedHeaders }: PresentedSignature,
  { headers }: ReceivedRequest,
  payloadHash: string | undefined,
  expected: Expected,
): ScopeProblem | undefined {
  if (service !== expected.service) return { problem: 'service', place, expected: expected.service, value: service };
  if (expected.region !== undefined && region !== expected.region) return { problem: 'region', place, expected: expected.region, value: region };
  if (!signedHeaders.includes('host')) return { problem: 'hostNotSigned', place };
  if (expected.family !== 's3') return undefined;
  const signed = new Set(signedHeaders);
  const names = Object.keys(headers).filter((name) => name.startsWith('x-amz-') && !signed.has(name));
  // The hash is what it is, signed or not: it is part of what is signed.
  const unsigned = names.filter((name) => name !== 'x-amz-content-sha256');
  if (unsigned.length > 0) return { problem: 'headersNotSigned', place, names: unsigned };
  const known = payloadHash !== undefined && (isHash(payloadHash) || Object.hasOwn(payloads, payloadHash));
  return known ? undefined : { problem: 'payloadHash', place, value: payloadHash };
}

/** How long a presigned request to a service but S3 is good, where it does not say, in seconds. */
const defaultExpiry = 900;

/** What is wrong with the time of a signature. */
export function ageProblem({ place, timestamp, expires = defaultExpiry }: PresentedSignature, { now, since }: Expected): AgeProblem | undefined {
  const signedAt = signingTime(timestamp);
  if (signedAt - now > largestSkew) return { problem: 'early', place, signedAt, now };
  if (place === 'header') return now - signedAt > largestSkew ? { problem: 'late', place, signedAt, now } : undefined;
  const age = since(signedAt);
  return age > expires * 1000 ? { problem: 'expired', place, expires, expiredAt: signedAt + expires * 1000, now: signedAt + age } : undefined;
}
