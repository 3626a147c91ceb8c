import type { Credentials } from '../../kernel/call.ts';
import type { Headers, Query } from '../protocols/message.ts';
import { canonicalRequest, type SignableRequest, signedHeaderNames, unsignedPayload } from './canonical.ts';
import { algorithm, credentialScope, type SigningScope, signatureOf, stringToSign } from './signature.ts';

/** A signature with what it was made from, to be shown. */
export interface Signed {
  readonly canonicalRequest: string;
  readonly stringToSign: string;
  readonly signature: string;
}

function sign(request: SignableRequest, signedHeaders: readonly string[], credentials: Credentials, scope: SigningScope): Signed {
  const canonical = canonicalRequest(request, signedHeaders, scope.service);
  const text = stringToSign(scope, canonical);
  return { canonicalRequest: canonical, stringToSign: text, signature: signatureOf(credentials.secretAccessKey, scope, text) };
}

/**
 * Signs a request by headers.
 * @param request with its `host`, without the headers that signing adds
 * @returns all headers, those of the request among them, and what was signed
 */
export function signHeaders(request: SignableRequest, credentials: Credentials, scope: SigningScope): Signed & { readonly headers: Headers } {
  const headers: Headers = {
    ...request.headers,
    'x-amz-date': scope.timestamp,
    // S3 wants to be told the hash; other services work it out.
    ...(scope.service === 's3' && { 'x-amz-content-sha256': request.payloadHash }),
    ...(credentials.sessionToken !== undefined && { 'x-amz-security-token': credentials.sessionToken }),
  };
  const names = signedHeaderNames(headers);
  const signed = sign({ ...request, headers }, names, credentials, scope);
  const authorization = `${algorithm} Credential=${credentials.accessKeyId}/${credentialScope(scope)}, SignedHeaders=${names.join(';')}, Signature=${signed.signature}`;
  return { ...signed, headers: { ...headers, authorization } };
}

/**
 * Signs a request by its query, for a link that works by itself for `expires` seconds.
 * @param request with its `host`; its payload is not signed for S3
 * @returns all of the query, and what was signed
 */
export function presignQuery(request: SignableRequest, credentials: Credentials, scope: SigningScope, expires: number): Signed & { readonly query: Query } {
  const names = signedHeaderNames(request.headers);
  const query: Query = [
    ...request.query,
    ['X-Amz-Algorithm', algorithm],
    ['X-Amz-Credential', `${credentials.accessKeyId}/${credentialScope(scope)}`],
    ['X-Amz-Date', scope.timestamp],
    ['X-Amz-Expires', String(expires)],
    ['X-Amz-SignedHeaders', names.join(';')],
    ...(credentials.sessionToken === undefined ? [] : [['X-Amz-Security-Token', credentials.sessionToken] as const]),
  ];
  const payloadHash = scope.service === 's3' ? unsignedPayload : request.payloadHash;
  const signed = sign({ ...request, query, payloadHash }, names, credentials, scope);
  return { ...signed, query: [...query, ['X-Amz-Signature', signed.signature]] };
}
