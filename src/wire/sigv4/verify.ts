import { AwsError } from '../../kernel/aws-error.ts';
import { isSameSecret } from '../../kernel/sha256.ts';
import type { RequestSignature, SignatureFault, SignatureRecord } from '../../kernel/signature.ts';
import { canonicalRequest, type SignableRequest } from './canonical.ts';
import { ChunkSigner } from './chunk-signer.ts';
import { differenceOf, type Signing } from './differences.ts';
import { ageProblem, type Expected, isHash, payloadHashOf, payloadKind, type ReceivedRequest, scopeProblem } from './expectations.ts';
import { faultOf } from './findings.ts';
import type { Presented, PresentedSignature } from './presented.ts';
import { withoutSecrets, withoutSecretValues } from './secrets.ts';
import { type SigningScope, signingKey, signWith, stringToSign } from './signature.ts';

/** A signature that the pipeline can verify, and the means to verify what comes after it. */
export interface WireSignature extends RequestSignature {
  /** Verifies the chunks of a body that is signed in chunks; there once `check` has accepted the signature. */
  readonly chunks: () => ChunkSigner | undefined;
}

/** Makes what a request presents into what the pipeline can verify; `undefined` where it presents nothing. */
export function wireSignature(presented: Presented, request: ReceivedRequest, expected: Expected): WireSignature | undefined {
  if (presented.kind === 'nothing') return undefined;
  if (presented.kind === 'problem') {
    const { accessKeyId, problem } = presented;
    return refused(accessKeyId, { place: problem.place, payload: 'signed' }, faultOf(expected.family, problem));
  }
  const { signature } = presented;
  const payloadHash = payloadHashOf(signature, request, expected);
  const record: SignatureRecord = { place: signature.place, payload: payloadKind(payloadHash) };
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
