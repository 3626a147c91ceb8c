import { createHash } from 'node:crypto';
import http from 'node:http';
import type { Credentials } from '../../../src/kernel/call.ts';
import { formatQuery } from '../../../src/wire/protocols/form.ts';
import type { Headers, Query } from '../../../src/wire/protocols/message.ts';
import { unsignedPayload } from '../../../src/wire/sigv4/canonical.ts';
import { presignQuery, signHeaders } from '../../../src/wire/sigv4/sign.ts';
import { signingTimestamp } from '../../../src/wire/sigv4/timestamp.ts';

/** A request as it is sent, byte for byte. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Query;
  readonly headers?: Headers;
  readonly body?: string | Uint8Array;
}

/** How it is signed. */
export interface Signer {
  readonly url: string;
  readonly credentials: Credentials;
  readonly service: string;
  readonly region?: string;
  /** Milliseconds since 1970; now when absent. */
  readonly at?: number;
  readonly payloadHash?: string;
}

const hashOf = (body: RawRequest['body'] = ''): string => createHash('sha256').update(body).digest('hex');

const signable = ({ url }: Signer, { method, path, query = [], headers = {} }: RawRequest, payloadHash: string) => ({
  method,
  path,
  query,
  headers: { host: new URL(url).host, ...headers },
  payloadHash,
});

const scopeOf = ({ service, region = 'us-east-1', at = Date.now() }: Signer) => ({ timestamp: signingTimestamp(at), region, service });

/** The request with a signature in its headers. */
export function signed(signer: Signer, request: RawRequest): RawRequest & { readonly headers: Headers } {
  const payloadHash = signer.payloadHash ?? hashOf(request.body);
  return { ...request, headers: signHeaders(signable(signer, request, payloadHash), signer.credentials, scopeOf(signer)).headers };
}

/** The request with a signature in its query. */
export function presigned(signer: Signer, request: RawRequest, expires = 900): RawRequest & { readonly query: Query } {
  const payloadHash = signer.service === 's3' ? unsignedPayload : hashOf(request.body);
  return { ...request, query: presignQuery(signable(signer, request, payloadHash), signer.credentials, scopeOf(signer), expires).query };
}

/** What came back. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** Sends a request as it is, with no header but its own. */
export function send(url: string, { method, path, query = [], headers = {}, body = '' }: RawRequest): Promise<RawAnswer> {
  const target = query.length === 0 ? path : `${path}?${formatQuery(query)}`;
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const length = 'transfer-encoding' in headers || method === 'GET' || method === 'HEAD' ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = http.request({ hostname, port, method, path: target, agent: false, headers: { host, ...length, ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => void parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString('utf8') }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** The code and the message of a refusal, of whichever form. */
export function refusalOf({ headers, body }: RawAnswer): { readonly code: string; readonly message: string } {
  if (body.startsWith('{')) {
    const { __type = headers['x-amzn-errortype'], message, Message } = JSON.parse(body) as Record<string, string | undefined>;
    return { code: String(__type), message: message ?? Message ?? '' };
  }
  const text = (name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1] ?? '';
  return { code: text('Code'), message: text('Message').replaceAll('&apos;', "'").replaceAll('&quot;', '"') };
}
