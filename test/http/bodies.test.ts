import { createHash } from 'node:crypto';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallEvent } from '../../src/kernel/journal.ts';
import { ChunkSigner } from '../../src/wire/sigv4/chunk-signer.ts';
import { signingKey } from '../../src/wire/sigv4/signature.ts';
import { type RawAnswer, type RawRequest, refusalOf, type Signer, send, signed } from './support/raw.ts';
import { type Served, served } from './support/serving.ts';

let place: Served;

beforeAll(async () => {
  place = await served({ limits: { bodyBytes: 100_000, idleTime: 1500 } });
  await place.ok('s3', 'CreateBucket', { Bucket: 'cat-photos-4821' });
});
afterAll(async () => {
  expect(place.faults).toEqual([]);
  await place.close();
});

const ask = (request: RawRequest): Promise<RawAnswer> => send(place.endpoint.url, request);
const signer = (payloadHash?: string): Signer => ({
  url: place.endpoint.url,
  credentials: place.admin,
  service: 's3',
  ...(payloadHash !== undefined && { payloadHash }),
});
const sha256 = (data: string): string => createHash('sha256').update(data).digest('hex');
const stored = async (key: string): Promise<string> => (await ask(signed(signer(), { method: 'GET', path: `/cat-photos-4821/${key}` }))).body;

/** A body in chunks that are each signed, as the request's own signature begins them. */
function inSignedChunks(path: string, chunks: readonly string[], spoil = ''): RawRequest {
  const headers = { 'x-amz-decoded-content-length': String(chunks.join('').length), 'content-encoding': 'aws-chunked,gzip' };
  const request = signed(signer('STREAMING-AWS4-HMAC-SHA256-PAYLOAD'), { method: 'PUT', path, headers });
  const seed = /Signature=([0-9a-f]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const scope = { timestamp: request.headers['x-amz-date'] ?? '', region: 'us-east-1', service: 's3' };
  const writer = new ChunkSigner(signingKey(place.admin.secretAccessKey, scope), scope, seed);
  const body = [...chunks, ''].map((chunk) => `${chunk.length.toString(16)};chunk-signature=${writer.chunk(sha256(chunk + spoil))}\r\n${chunk}\r\n`);
  return { ...request, body: body.join('') };
}

describe('bodies', () => {
  test('in signed chunks, whose framing is not stored', async () => {
    expect((await ask(inSignedChunks('/cat-photos-4821/chunks', ['me', 'ow']))).status).toBe(200);
    const got = await ask(signed(signer(), { method: 'GET', path: '/cat-photos-4821/chunks' }));
    expect({ body: got.body, encoding: got.headers['content-encoding'] }).toEqual({ body: 'meow', encoding: 'gzip' });
    const { authentication } = place.cloud.events({ limit: 2 })[1] as CallEvent;
    expect(authentication.signature).toEqual({ place: 'header', payload: 'signedChunks' });
  });

  test('a chunk that was changed is refused, and nothing is stored', async () => {
    const answer = await ask(inSignedChunks('/cat-photos-4821/spoilt', ['me', 'ow'], 'x'));
    expect(refusalOf(answer).code).toBe('SignatureDoesNotMatch');
    expect(await stored('spoilt')).toContain('<Code>NoSuchKey</Code>');
  });

  test('a checksum in the trailer is kept with the object, and held to it', async () => {
    const put = (key: string, checksum: string): Promise<RawAnswer> => {
      const headers = { 'x-amz-decoded-content-length': '4', 'x-amz-trailer': 'x-amz-checksum-crc32', 'content-encoding': 'aws-chunked' };
      const request = signed(signer('STREAMING-UNSIGNED-PAYLOAD-TRAILER'), { method: 'PUT', path: `/cat-photos-4821/${key}`, headers });
      return ask({ ...request, body: `4\r\nmeow\r\n0\r\nx-amz-checksum-crc32:${checksum}\r\n\r\n` });
    };
    expect((await put('trailer', 'ihBq/g==')).headers['x-amz-checksum-crc32']).toBe('ihBq/g==');
    expect(refusalOf(await put('bad', 'AAAAAA=='))).toEqual({ code: 'BadDigest', message: 'The CRC32 you specified did not match the calculated checksum.' });
    expect(await stored('bad')).toContain('<Code>NoSuchKey</Code>');
  });

  test('that do not match their MD5 or checksum are refused, those that are read whole too', async () => {
    const tagging = '<Tagging><TagSet/></Tagging>';
    const put = (headers: Record<string, string>) =>
      ask(signed(signer(), { method: 'PUT', path: '/cat-photos-4821', query: [['tagging', '']], headers, body: tagging }));
    expect(refusalOf(await put({ 'content-md5': 'AAAAAAAAAAAAAAAAAAAAAA==' })).code).toBe('BadDigest');
    expect(refusalOf(await put({ 'content-md5': 'meow' })).code).toBe('InvalidDigest');
    expect(refusalOf(await put({ 'x-amz-checksum-crc32': 'AAAAAA==' })).code).toBe('BadDigest');
    expect((await put({ 'content-md5': createHash('md5').update(tagging).digest('base64') })).status).toBe(200);
  });

  test('without a length are refused', async () => {
    const headers = { 'transfer-encoding': 'chunked' };
    const answer = await ask(signed(signer('UNSIGNED-PAYLOAD'), { method: 'PUT', path: '/cat-photos-4821/x', headers, body: 'meow' }));
    expect(answer.status).toBe(411);
    expect(refusalOf(answer).code).toBe('MissingContentLength');
  });

  test('that are too large to be read whole are refused, whether they say so or not', async () => {
    const body = 'x'.repeat(100_001);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await ask({ method: 'POST', path: '/', headers: form, body })).status).toBe(413);
    expect((await ask({ method: 'POST', path: '/', headers: { ...form, 'transfer-encoding': 'chunked' }, body })).status).toBe(413);
  });

  test('are asked for only once their sender is known', async () => {
    const request = (key: string, wrong = false) =>
      signed(
        { ...signer('UNSIGNED-PAYLOAD'), ...(wrong && { credentials: { ...place.admin, secretAccessKey: 'other' } }) },
        {
          method: 'PUT',
          path: `/cat-photos-4821/${key}`,
          headers: { expect: '100-continue', 'content-length': '4' },
        },
      );
    const good = await exchange(request('asked'), 'meow');
    expect(good).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
    expect(await stored('asked')).toBe('meow');
    const bad = await exchange(request('refused', true), 'meow');
    expect(bad).toMatch(/^HTTP\/1\.1 403 Forbidden/);
    expect(bad.toLowerCase()).toContain('connection: close');
  });

  test('that break off leave nothing, and those that stop coming are not waited for', async () => {
    const request = signed(signer('UNSIGNED-PAYLOAD'), { method: 'PUT', path: '/cat-photos-4821/broken', headers: { 'content-length': '100000' } });
    const { port } = new URL(place.endpoint.url);
    const started = Date.now();
    await new Promise<void>((resolve) => {
      const socket = net.connect(Number(port), '127.0.0.1', () => socket.write(`${headOf(request)}meow`));
      socket.on('close', () => resolve());
      socket.on('error', () => undefined);
      socket.resume();
    });
    expect(Date.now() - started).toBeLessThan(30_000);
    expect(await stored('broken')).toContain('<Code>NoSuchKey</Code>');
  });
});

const headOf = ({ method, path, headers = {} }: RawRequest): string =>
  `${method} ${path} HTTP/1.1\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;

/** Sends a request's head, and its body once that is asked for; gives all that came back. */
function exchange(request: RawRequest, body: string): Promise<string> {
  const { port } = new URL(place.endpoint.url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = net.connect(Number(port), '127.0.0.1', () => socket.write(headOf(request)));
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const asked = text.includes('100 Continue');
      text += chunk;
      if (!asked && text.includes('100 Continue')) socket.write(body);
      if (/HTTP\/1\.1 (?:200|4\d\d)/.test(text)) socket.end();
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}
