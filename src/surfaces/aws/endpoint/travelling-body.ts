import type { OperationModel } from '../../../models/model.ts';
import type { Headers, WireRequest } from '../../../wire/protocols/message.ts';
import type { SizedBody } from '../parsing/files.ts';
import { checksumHeaders, requestChecksum } from './checksum-headers.ts';
import type { ChecksumUse } from './client-settings.ts';
import { TrailedBody } from './trailed-body.ts';

type Body = Uint8Array | AsyncIterable<Uint8Array>;

const isSized = (body: AsyncIterable<Uint8Array>): body is SizedBody => 'size' in body && typeof body.size === 'number';

/** How long a body is, where that is known, as of a file; S3 takes no others. */
function lengthHeaders(body: Uint8Array | AsyncIterable<Uint8Array>, { method, headers }: WireRequest): Headers {
  if (body instanceof Uint8Array) return body.length === 0 && (method === 'GET' || method === 'HEAD') ? {} : { 'content-length': String(body.length) };
  if ('content-length' in headers) return {};
  return isSized(body) ? { 'content-length': String(body.size) } : { 'transfer-encoding': 'chunked' };
}

/**
 * The body of a request as it travels, with the headers of its length and checksum. One that is streamed has a checksum where that is asked
 * for, and where the AWS CLI sends it after the body: over TLS. Elsewhere the AWS CLI reads the whole body first, which is not worth it for an
 * endpoint on this computer.
 */
export function travellingBody(
  model: OperationModel,
  input: Readonly<Record<string, unknown>>,
  request: WireRequest & { readonly body: Body },
  use: ChecksumUse,
  { protocol }: URL,
): { readonly body: Body; readonly headers: Headers } {
  const { body } = request;
  const algorithm = requestChecksum(model, input, request.headers, use);
  const length = lengthHeaders(body, request);
  if (algorithm === undefined) return { body, headers: length };
  if (body instanceof Uint8Array) return { body, headers: { ...length, ...checksumHeaders(algorithm, body) } };
  const member = model.httpChecksum?.requestAlgorithmMember;
  const isAsked = member !== undefined && member in input;
  if (!isSized(body) || algorithm === 'MD5' || (!isAsked && protocol !== 'https:')) return { body, headers: length };
  const trailed = new TrailedBody(body, algorithm);
  return { body: trailed, headers: trailed.headers(request.headers) };
}
