import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Cloud } from '../../engine/cloud.ts';
import { isBlobRef } from '../../kernel/journal.ts';
import type { Headers, WireResponse } from '../../wire/protocols/message.ts';

/** Answers that have no body, whatever it would be. */
const isBare = (method: string, status: number): boolean => method === 'HEAD' || status === 204 || status === 304;

/** A body of up to so many bytes is sent together with its headers. */
const shortBody = 16 * 1024;

/**
 * Writes an answer; a body that a cloud keeps is streamed, as fast as it is taken. That its receiver goes before its end is nobody's fault.
 * @param bytesOf the bytes of a body that a cloud keeps
 * @throws what keeps the body from being read
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
    response.writeHead(status, headers);
    // Node sends a text in one piece with its headers, and bytes in another one.
    if (body.length <= shortBody) response.end(Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'), 'latin1');
    else response.end(body);
    return;
  }
  const chunks = isBlobRef(body) ? bytesOf(body, body.range) : body;
  response.writeHead(status, headers);
  let fault: unknown;
  const source = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* chunks;
    } catch (error) {
      fault = error;
      throw error;
    }
  };
  await pipeline(Readable.from(source(), { objectMode: true, highWaterMark: 1 }), response).catch(() => undefined);
  if (fault !== undefined) throw fault;
}

/** How many bytes an answer's body has, by what it says of it where it is streamed. */
export const lengthOf = (headers: Headers, body: WireResponse['body']): number =>
  body instanceof Uint8Array ? body.length : Number(headers['content-length'] ?? 0);
