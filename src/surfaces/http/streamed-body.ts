import { AwsError } from '../../kernel/aws-error.ts';
import { checksumAlgorithms } from '../../wire/checksums/checksums.ts';
import { ChunkedBody } from '../../wire/chunked/aws-chunked.ts';
import type { Headers } from '../../wire/protocols/message.ts';
import type { ChunkSigner } from '../../wire/sigv4/chunk-signer.ts';
import type { Received } from './received.ts';

/** A body on its way, with what is known of it now and what will be known at its end. */
export interface StreamedBody {
  readonly body: AsyncIterable<Uint8Array>;
  /** The request's headers as they would be had the body come by itself. */
  readonly headers: Headers;
  /** Members of the input that the body's trailer brings. */
  readonly afterBody?: () => Readonly<Record<string, unknown>>;
}

/** Whether a body comes in `aws-chunked`, by what the request says in place of its hash. */
export const isChunked = (headers: Headers): boolean => headers['x-amz-content-sha256']?.startsWith('STREAMING-') === true;

/**
 * Takes a streamed body out of its framing.
 * @param signer verifies its chunks; asked for when the first of them is read
 * @throws AwsError where its length is not known
 */
export function streamedBody({ body, headers }: Received, signer: () => ChunkSigner | undefined): StreamedBody {
  if (!isChunked(headers)) {
    // Source: S3 API Reference, "Error responses": S3 takes no body whose length it is not told.
    if (headers['content-length'] === undefined && headers['transfer-encoding'] !== undefined) {
      throw new AwsError('MissingContentLength', 'You must provide the Content-Length HTTP header.', 411);
    }
    return { body, headers };
  }
  const length = headers['x-amz-decoded-content-length'];
  if (length === undefined || !/^\d{1,15}$/.test(length)) throw new AwsError('MissingContentLength', 'You must provide the Content-Length HTTP header.', 411);
  const announced = (headers['x-amz-trailer'] ?? '').split(',').flatMap((name) => name.trim().toLowerCase() || []);
  const signed = headers['x-amz-content-sha256']?.startsWith('STREAMING-AWS4-') === true;
  const chunked = new ChunkedBody(body, { decodedLength: Number(length), signed, signer, announced });
  return { body: chunked, headers: withoutFraming(headers, length, announced), afterBody: () => membersOf(chunked.trailers) };
}

/** What describes the framing is no part of what is stored. */
function withoutFraming(headers: Headers, length: string, announced: readonly string[]): Headers {
  const { 'content-encoding': encoding = '', ...rest } = headers;
  const encodings = encoding.split(',').flatMap((name) => (name.trim().toLowerCase() === 'aws-chunked' ? [] : name.trim() || []));
  const algorithm = checksumAlgorithms.find((name) => announced.includes(`x-amz-checksum-${name.toLowerCase()}`));
  return {
    ...rest,
    'content-length': length,
    ...(encodings.length > 0 && { 'content-encoding': encodings.join(',') }),
    // By this the body is hashed on its way; only some clients send it themselves.
    ...(algorithm !== undefined && { 'x-amz-sdk-checksum-algorithm': algorithm }),
  };
}

const membersOf = (trailers: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    checksumAlgorithms.flatMap((name) => {
      const value = trailers[`x-amz-checksum-${name.toLowerCase()}`];
      return value === undefined ? [] : [[`Checksum${name}`, value]];
    }),
  );
