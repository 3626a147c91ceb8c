import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Cloud } from '../../engine/cloud.ts';
import { isBlobRef } from '../../kernel/journal.ts';
import type { Headers, WireResponse } from '../../wire/protocols/message.ts';

/** The second id of S3's answers: of the form that S3's has, and the same for the same request. */
export const hostIdOf = (requestId: string): string => createHash('sha512').update(requestId).digest('base64').slice(0, 76);

/** Answers that have no body, whatever it would be. */
const isBare = (method: string, status: number): boolean => method === 'HEAD' || status === 204 || status === 304;

/**
 * Writes an answer; a body that a cloud keeps is streamed, as fast as it is taken.
 * @param bytesOf the bytes of a body that a cloud keeps
 */
export async function respond(response: ServerResponse, method: string, answer: WireResponse, bytesOf: Cloud['body']): Promise<void> {
  const { status, body } = answer;
  const headers: Record<string, string> = { ...answer.headers };
  if (isBare(method, status)) {
    // The length that HEAD tells is the object's; a refusal's would be that of a body that does not come.
    if (status === 204 || status === 304 || status >= 400) delete headers['content-length'];
    if (status === 304) delete headers['content-type'];
    response.writeHead(status, headers).end();
    return;
  }
  if (body instanceof Uint8Array) {
    headers['content-length'] = String(body.length);
    response.writeHead(status, headers).end(body);
    return;
  }
  const chunks = isBlobRef(body) ? bytesOf(body, body.range) : body;
  response.writeHead(status, headers);
  await pipeline(Readable.from(chunks, { objectMode: true, highWaterMark: 1 }), response);
}

/** Header names and values for the record of a request: those that say nothing secret. */
export const lengthOf = (headers: Headers, body: WireResponse['body']): number =>
  body instanceof Uint8Array ? body.length : Number(headers['content-length'] ?? 0);
