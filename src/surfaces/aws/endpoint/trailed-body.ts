import { base64Digest, type ChecksumAlgorithm, hashers } from '../../../wire/checksums/checksums.ts';
import type { Headers } from '../../../wire/protocols/message.ts';
import type { SizedBody } from '../parsing/files.ts';

/** A body in `aws-chunked`, with its checksum after it: it is read but once. Unsigned, as what comes last cannot be signed first. */
export class TrailedBody implements AsyncIterable<Uint8Array> {
  constructor(
    private readonly body: SizedBody,
    private readonly algorithm: ChecksumAlgorithm,
  ) {}

  private get trailer(): string {
    return `x-amz-checksum-${this.algorithm.toLowerCase()}`;
  }

  /** The headers that go with it. */
  headers(others: Headers): Headers {
    const encoding = others['content-encoding'];
    return {
      'content-encoding': encoding === undefined ? 'aws-chunked' : `${encoding},aws-chunked`,
      'transfer-encoding': 'chunked',
      'x-amz-decoded-content-length': String(this.body.size),
      'x-amz-sdk-checksum-algorithm': this.algorithm,
      'x-amz-trailer': this.trailer,
    };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const hasher = hashers[this.algorithm]();
    for await (const chunk of this.body) {
      if (chunk.byteLength === 0) continue;
      hasher.update(chunk);
      yield Buffer.from(`${chunk.byteLength.toString(16)}\r\n`);
      yield chunk;
      yield Buffer.from('\r\n');
    }
    yield Buffer.from(`0\r\n${this.trailer}:${base64Digest(hasher)}\r\n\r\n`);
  }
}
