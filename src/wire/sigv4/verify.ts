import { AwsError } from '../../kernel/aws-error.ts';
import { isSameSecret } from '../../kernel/sha256.ts';
import type { RequestSignature, SignatureFault, SignatureFinding, SignatureRecord, SignedPart } from '../../kernel/signature.ts';
import type { Headers, Query } from '../protocols/message.ts';
import { canonicalRequest, type SignableRequest, unsignedPayload } from './canonical.ts';
import { ChunkSigner } from './chunk-signer.ts';
import { differenceOf, type Signing } from './differences.ts';
import { type Presented, type PresentedSignature, signingTime } from './presented.ts';
import { type AgeProblem, largestSkew, type ScopeProblem, type SignatureFamily, type SignatureProblem, signatureRefusal } from './refusals.ts';
import { withoutSecrets, withoutSecretValues } from './secrets.ts';
import { type SigningScope, signingKey, signWith, stringToSign } from './signature.ts';

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

/** A signature that the pipeline can verify, and the means to verify what comes after it. */
export interface WireSignature extends RequestSignature {
  /** Verifies the chunks of a body that is signed in chunks; there once `check` has accepted the signature. */
  readonly chunks: () => ChunkSigner | undefined;
}

/** The values of x-amz-content-sha256 that are no hash. */
const payloads: Readonly<Record<string, SignatureRecord['payload']>> = {
  [unsignedPayload]: 'unsigned',
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': 'unsignedChunks',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': 'signedChunks',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': 'signedChunks',
};

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** What of a request is about its problem, for whoever asks why. */
const partOf: Readonly<Record<SignatureProblem['problem'], SignedPart>> = {
  mechanism: 'form',
  twice: 'form',
  incomplete: 'form',
  notAPair: 'form',
  credential: 'form',
  terminator: 'scope',
  date: 'date',
  day: 'date',
  expires: 'form',
  service: 'scope',
  region: 'scope',
  hostNotSigned: 'header',
  headersNotSigned: 'header',
  payloadHash: 'body',
  early: 'date',
  late: 'date',
  expired: 'date',
};

const iso = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** What a problem says of what was expected and what came. */
function findingOf(found: SignatureProblem): SignatureFinding {
  const part = partOf[found.problem];
  switch (found.problem) {
    case 'service':
    case 'region':
      return { part, expected: found.expected, received: found.value };
    case 'hostNotSigned':
      return { part, name: 'host' };
    case 'headersNotSigned':
      return { part, name: found.names.join(', ') };
    case 'early':
    case 'late':
      return { part, expected: iso(found.now), received: iso(found.signedAt) };
    case 'expired':
      return { part, name: 'X-Amz-Expires', expected: iso(found.expiredAt), received: iso(found.now) };
    case 'day':
      return { part, expected: found.timestamp.slice(0, 8), received: found.value };
    case 'mechanism':
      return { part, expected: 'AWS4-HMAC-SHA256', received: found.mechanism === 'other' ? found.value : found.mechanism };
    case 'payloadHash':
      return { part, name: 'x-amz-content-sha256', ...(found.value !== undefined && { received: found.value }) };
    case 'terminator':
      return { part, expected: 'aws4_request', received: found.value };
    case 'incomplete':
      return { part, name: found.missing.join(', ') };
    case 'twice':
    case 'notAPair':
      return { part };
    default:
      return { part, received: found.value };
  }
}

const faultOf = (family: SignatureFamily, found: SignatureProblem): SignatureFault => ({
  error: signatureRefusal(family, found),
  finding: findingOf(found),
});

/** Makes what a request presents into what the pipeline can verify; `undefined` where it presents nothing. */
export function wireSignature(presented: Presented, request: ReceivedRequest, expected: Expected): WireSignature | undefined {
  if (presented.kind === 'nothing') return undefined;
  if (presented.kind === 'problem') {
    const { accessKeyId, problem } = presented;
    return refused(accessKeyId, { place: problem.place, payload: 'signed' }, faultOf(expected.family, problem));
  }
  const { signature } = presented;
  const payloadHash = payloadHashOf(signature, request, expected);
  const record: SignatureRecord = { place: signature.place, payload: (payloadHash === undefined ? undefined : payloads[payloadHash]) ?? 'signed' };
  const problem = scopeProblem(signature, request, payloadHash, expected) ?? ageProblem(signature, expected);
  if (problem !== undefined) return refused(signature.accessKeyId, record, faultOf(expected.family, problem), signature.sessionToken);
  return new Verification(signature, { ...request, payloadHash: payloadHash ?? '' }, request.bodyHash, record, expected);
}

const refused = (accessKeyId: string, record: SignatureRecord, fault: SignatureFault, sessionToken?: string): WireSignature => ({
  accessKeyId,
  ...(sessionToken !== undefined && { sessionToken }),
  record,
  fault,
  check: () => fault,
  checkBody: () => undefined,
  chunks: () => undefined,
});

/** What stands for the body in what is signed. S3 is told by a header, and of a presigned request takes any body; others work it out. */
function payloadHashOf({ place }: PresentedSignature, { query, headers, bodyHash }: ReceivedRequest, { family, unsignedBody }: Expected): string | undefined {
  const claimed = headers['x-amz-content-sha256'];
  if (family !== 's3') return unsignedBody === true && claimed === unsignedPayload ? claimed : bodyHash;
  if (place === 'header') return claimed;
  return claimed ?? query.find(([name]) => name === 'X-Amz-Content-Sha256')?.[1] ?? unsignedPayload;
}

function scopeProblem(
  { place, region, service, signedHeaders }: PresentedSignature,
  { headers }: ReceivedRequest,
  payloadHash: string | undefined,
  expected: Expected,
): ScopeProblem | undefined {
  if (service !== expected.service) return { problem: 'service', place, expected: expected.service, value: service };
  if (expected.region !== undefined && region !== expected.region) return { problem: 'region', place, expected: expected.region, value: region };
  if (!signedHeaders.includes('host')) return { problem: 'hostNotSigned', place };
  if (expected.family !== 's3') return undefined;
  const names = Object.keys(headers).filter((name) => name.startsWith('x-amz-') && !signedHeaders.includes(name));
  // The hash is what it is, signed or not: it is part of what is signed.
  const unsigned = names.filter((name) => name !== 'x-amz-content-sha256');
  if (unsigned.length > 0) return { problem: 'headersNotSigned', place, names: unsigned };
  const known = payloadHash !== undefined && (isHash(payloadHash) || Object.hasOwn(payloads, payloadHash));
  return known ? undefined : { problem: 'payloadHash', place, value: payloadHash };
}

/** How long a presigned request to a service but S3 is good, where it does not say, in seconds. */
const defaultExpiry = 900;

function ageProblem({ place, timestamp, expires = defaultExpiry }: PresentedSignature, { now, since }: Expected): AgeProblem | undefined {
  const signedAt = signingTime(timestamp);
  if (signedAt - now > largestSkew) return { problem: 'early', place, signedAt, now };
  if (place === 'header') return now - signedAt > largestSkew ? { problem: 'late', place, signedAt, now } : undefined;
  const age = since(signedAt);
  return age > expires * 1000 ? { problem: 'expired', place, expires, expiredAt: signedAt + expires * 1000, now: signedAt + age } : undefined;
}

/** So much of a canonical request is kept to be shown. */
const longestShown = 4096;

/** A canonical request as it is kept and shown. */
const shown = (canonical: string): string => withoutSecrets(canonical).slice(0, longestShown);

/** One request's signature on its way through the pipeline. */
class Verification implements WireSignature {
  readonly accessKeyId: string;
  readonly sessionToken?: string;
  private readonly scope: SigningScope;
  private key: Uint8Array | undefined;

  constructor(
    private readonly presented: PresentedSignature,
    private readonly request: SignableRequest,
    private readonly bodyHash: string | undefined,
    readonly record: SignatureRecord,
    private readonly expected: Expected,
  ) {
    this.accessKeyId = presented.accessKeyId;
    if (presented.sessionToken !== undefined) this.sessionToken = presented.sessionToken;
    this.scope = { timestamp: presented.timestamp, region: presented.region, service: presented.service };
    if (presented.place === 'query') this.request = { ...request, query: request.query.filter(([name]) => name !== 'X-Amz-Signature') };
  }

  check(secretAccessKey: string): SignatureFault | undefined {
    const key = signingKey(secretAccessKey, this.scope);
    if (!this.readings().some((request) => this.isSigned(request, key))) return this.mismatch(secretAccessKey);
    this.key = key;
    return this.bodyHash === undefined ? undefined : this.checkBody(this.bodyHash);
  }

  /** Texts beyond ASCII come as bytes, which some clients sign as the text that they are in UTF-8. */
  private readings(): readonly SignableRequest[] {
    const { headers } = this.request;
    const beyond = this.presented.signedHeaders.filter((name) => /[\u0080-\u00ff]/.test(headers[name] ?? ''));
    if (beyond.length === 0) return [this.request];
    const asText = Object.fromEntries(beyond.map((name) => [name, Buffer.from(headers[name] ?? '', 'latin1').toString('utf8')]));
    return [this.request, { ...this.request, headers: { ...headers, ...asText } }];
  }

  private isSigned(request: SignableRequest, key: Uint8Array): boolean {
    const canonical = canonicalRequest(request, this.presented.signedHeaders, this.scope.service);
    return isSameSecret(signWith(key, stringToSign(this.scope, canonical)), this.presented.signature);
  }

  private mismatch(secretAccessKey: string): SignatureFault {
    const { request, scope, presented, expected } = this;
    const canonical = canonicalRequest(request, presented.signedHeaders, scope.service);
    const text = stringToSign(scope, canonical);
    const signing: Signing = { request, signedHeaders: presented.signedHeaders, scope, secretAccessKey };
    const found = differenceOf(signing, presented.signature, this.bodyHash);
    const details = expected.family === 's3' && {
      AWSAccessKeyId: presented.accessKeyId,
      StringToSign: text,
      SignatureProvided: presented.signature,
      CanonicalRequest: shown(canonical),
    };
    return {
      ...(details && { details }),
      finding: { ...withoutSecretValues(found), canonicalRequest: shown(canonical), stringToSign: text },
    };
  }

  checkBody(sha256: string): SignatureFault | undefined {
    const { payloadHash } = this.request;
    if (!isHash(payloadHash) || payloadHash === sha256) return undefined;
    const error = new AwsError('XAmzContentSHA256Mismatch', "The provided 'x-amz-content-sha256' header does not match what was computed.", 400, {
      ClientComputedContentSHA256: payloadHash,
      S3ComputedContentSHA256: sha256,
    });
    return { error, finding: { part: 'body', expected: payloadHash, received: sha256 } };
  }

  chunks(): ChunkSigner | undefined {
    return this.key === undefined || this.record.payload !== 'signedChunks' ? undefined : new ChunkSigner(this.key, this.scope, this.presented.signature);
  }
}
