import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AwsError } from '../../src/kernel/aws-error.ts';
import { ChunkedBody, type ChunkedBodyOptions } from '../../src/wire/chunked/aws-chunked.ts';
import { ChunkSigner } from '../../src/wire/sigv4/chunk-signer.ts';
import { signingKey } from '../../src/wire/sigv4/signature.ts';

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The example of the S3 API Reference, "Transferring Payload in Multiple Chunks", and "… with trailing headers", read 2026-11-24. */
const scope = { timestamp: '20130524T000000Z', region: 'us-east-1', service: 's3' };
const key = signingKey('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', scope);
const seed = '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Reads a body that comes in pieces of some size. */
async function read(bytes: string | Uint8Array, options: Partial<ChunkedBodyOptions> = {}, size = 7) {
  const body = new ChunkedBody(pieces(Buffer.from(bytes), size), { signed: false, signer: () => undefined, announced: [], ...options });
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return { bytes: Buffer.concat(parts), trailers: body.trailers };
}

const refused = async (bytes: string, options: Partial<ChunkedBodyOptions> = {}): Promise<string> => {
  try {
    await read(bytes, options);
  } catch (error) {
    if (error instanceof AwsError) return error.code;
    throw error;
  }
  return 'read';
};

describe('aws-chunked', () => {
  test('chunks are signed as in the published example', () => {
    const signer = new ChunkSigner(key, scope, seed);
    expect(signer.chunk(sha256('a'.repeat(65_536)))).toBe('ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648');
    expect(signer.chunk(sha256('a'.repeat(1024)))).toBe('0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497');
    expect(signer.chunk(sha256(''))).toBe('b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9');
  });

  test('any body in any chunks, cut anywhere, is what it was, with its trailer', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 50 }),
        fc.boolean(),
        async (chunks, size, signed) => {
          const writer = new ChunkSigner(key, scope, seed);
          const head = (chunk: Uint8Array) => `${chunk.length.toString(16)}${signed ? `;chunk-signature=${writer.chunk(sha256(chunk))}` : ''}\r\n`;
          const framed = chunks.flatMap((chunk) => [Buffer.from(head(chunk)), Buffer.from(chunk), Buffer.from('\r\n')]);
          const last = head(new Uint8Array());
          const trailer = `x-amz-checksum-crc32:AAAAAA==\r\n${signed ? `x-amz-trailer-signature:${writer.trailer('x-amz-checksum-crc32:AAAAAA==\n')}\r\n` : ''}\r\n`;
          const whole = Buffer.concat(chunks);
          const body = await read(
            Buffer.concat([...framed, Buffer.from(last + trailer)]),
            { signed, signer: () => new ChunkSigner(key, scope, seed), announced: ['x-amz-checksum-crc32'], decodedLength: whole.length },
            size,
          );
          expect(body.bytes.equals(whole)).toBe(true);
          expect(body.trailers).toEqual({ 'x-amz-checksum-crc32': 'AAAAAA==' });
        },
      ),
    ));

  test.each<readonly [string, string, Partial<ChunkedBodyOptions>, string]>([
    ['nothing at all', '', {}, 'IncompleteBody'],
    ['a body that breaks off', '5\r\nme', {}, 'IncompleteBody'],
    ['a body without its last chunk', '4\r\nmeow\r\n', {}, 'IncompleteBody'],
    ['less than was announced', '4\r\nmeow\r\n0\r\n\r\n', { decodedLength: 5 }, 'IncompleteBody'],
    ['more than was announced', '4\r\nmeow\r\n0\r\n\r\n', { decodedLength: 3 }, 'IncompleteBody'],
    ['a chunk longer than everything', 'ffffffffffff\r\nmeow', { decodedLength: 4 }, 'IncompleteBody'],
    ['a length that is none', 'meow\r\n0\r\n\r\n', {}, 'InvalidRequest'],
    ['a line without end', `4${';'.repeat(10_000)}`, {}, 'IncompleteBody'],
    ['a chunk longer than its length', '3\r\nmeow\r\n0\r\n\r\n', {}, 'InvalidRequest'],
    ['something after the end', '0\r\n\r\nmeow', {}, 'InvalidRequest'],
    ['a trailer that was not announced', '0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n', {}, 'MalformedTrailerError'],
    ['no trailer where one was announced', '0\r\n\r\n', { announced: ['x-amz-checksum-crc32'] }, 'MalformedTrailerError'],
    ['a trailer that is none', '0\r\nmeow\r\n\r\n', {}, 'MalformedTrailerError'],
    ['a chunk without its signature', '4\r\nmeow\r\n0\r\n\r\n', { signed: true, signer: () => new ChunkSigner(key, scope, seed) }, 'SignatureDoesNotMatch'],
    [
      'a chunk with the signature of another',
      `4;chunk-signature=${new ChunkSigner(key, scope, seed).chunk(sha256('woof'))}\r\nmeow\r\n0\r\n\r\n`,
      { signed: true, signer: () => new ChunkSigner(key, scope, seed) },
      'SignatureDoesNotMatch',
    ],
  ])('%s is refused', async (_, bytes, options, code) => {
    expect(await refused(bytes, options)).toBe(code);
  });
});
