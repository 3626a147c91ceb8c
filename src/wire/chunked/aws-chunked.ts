import { createHash } from 'node:crypto';
import { AwsError } from '../../kernel/aws-error.ts';
import type { ChunkSigner } from '../sigv4/chunk-signer.ts';
import { ByteReader } from './byte-reader.ts';

/** How a body in chunks is to be read. */
export interface ChunkedBodyOptions {
  /** x-amz-decoded-content-length: what the chunks must come to. */
  readonly decodedLength?: number;
  /** Whether chunks carry signatures. */
  readonly signed: boolean;
  /** Asked for at the first chunk, when the request's own signature has been verified. */
  readonly signer: () => ChunkSigner | undefined;
  /** The headers that are announced by x-amz-trailer, in lower case. */
  readonly announced: readonly string[];
}

/** No line of the format is longer: a length, a signature, or a checksum. */
const longestLine = 4096;
const mostTrailers = 16;

/** What S3 says of broken bodies. Source: S3 API Reference, "Error responses", read 2026-11-24. */
const refusals = {
  incomplete: () => new AwsError('IncompleteBody', 'You did not provide the number of bytes specified by the Content-Length HTTP header.', 400),
  malformed: () => new AwsError('InvalidRequest', 'The body is not in the form of aws-chunked: a chunk begins with its length in hexadecimal.', 400),
  trailer: () =>
    new AwsError('MalformedTrailerError', 'The request contained trailing data that was not well-formed or did not conform to our published schema.', 400),
  signature: () =>
    new AwsError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      403,
    ),
} as const;

/**
 * A body in `aws-chunked`: the bytes of its chunks, as they come. Signatures are verified chunk by chunk, and the body is refused (its
 * iteration throws an AwsError) where one is wrong, a length does not hold, or the form is another.
 */
export class ChunkedBody implements AsyncIterable<Uint8Array> {
  /** The headers that came after the body, once it has been read to its end. */
  readonly trailers: Record<string, string> = {};

  constructor(
    private readonly source: AsyncIterable<Uint8Array>,
    private readonly options: ChunkedBodyOptions,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const reader = new ByteReader(this.source);
    try {
      yield* this.chunks(reader);
    } finally {
      await reader.stop();
    }
  }

  private async *chunks(reader: ByteReader): AsyncGenerator<Uint8Array> {
    const { signed, decodedLength } = this.options;
    const signer = signed ? this.options.signer() : undefined;
    let length = 0;
    for (;;) {
      const { size, signature } = await readHead(reader);
      length += size;
      if (decodedLength !== undefined && length > decodedLength) throw refusals.incomplete();
      const hash = signer && createHash('sha256');
      for (let left = size; left > 0; ) {
        const bytes = await reader.some(left);
        if (bytes === undefined) throw refusals.incomplete();
        left -= bytes.length;
        hash?.update(bytes);
        yield bytes;
      }
      if (signer && hash && signer.chunk(hash.digest('hex')) !== signature) throw refusals.signature();
      if (size === 0) break;
      if ((await reader.line(1)) !== '') throw refusals.malformed();
    }
    if (decodedLength !== undefined && length !== decodedLength) throw refusals.incomplete();
    await this.readTrailers(reader, signer);
  }

  private async readTrailers(reader: ByteReader, signer: ChunkSigner | undefined): Promise<void> {
    const { announced } = this.options;
    let lines = '';
    let signature: string | undefined;
    for (let count = 0; ; count += 1) {
      const line = await reader.line(longestLine);
      // Clients that send no trailer end after the last chunk with one empty line, or with none.
      if (line === undefined || line === '') break;
      const at = line.indexOf(':');
      const name = line.slice(0, Math.max(at, 0)).trim().toLowerCase();
      const value = line.slice(at + 1).trim();
      if (at <= 0 || count >= mostTrailers) throw refusals.trailer();
      if (name === 'x-amz-trailer-signature') signature = value;
      else {
        if (!announced.includes(name)) throw refusals.trailer();
        this.trailers[name] = value;
        lines += `${name}:${value}\n`;
      }
    }
    if (announced.some((name) => !(name in this.trailers))) throw refusals.trailer();
    if (signer && lines !== '' && signer.trailer(lines) !== signature) throw refusals.signature();
    if ((await reader.rest(longestLine)) > 0) throw refusals.malformed();
  }
}

async function readHead(reader: ByteReader): Promise<{ readonly size: number; readonly signature: string | undefined }> {
  const line = await reader.line(longestLine);
  if (line === undefined) throw refusals.incomplete();
  const [, length = '', extension = ''] = /^([0-9a-fA-F]{1,12})\s*(;.*)?$/.exec(line) ?? [];
  if (length === '') throw refusals.malformed();
  return { size: Number.parseInt(length, 16), signature: /;\s*chunk-signature=([0-9a-f]{64})$/.exec(extension)?.[1] };
}
