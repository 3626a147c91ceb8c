import { sha256Hex } from './canonical.ts';
import { credentialScope, type SigningScope, signWith } from './signature.ts';

const emptyHash = sha256Hex('');

/**
 * Signs the chunks of a body one after the other, each with the signature of the one before: that of the request comes first.
 * Source: S3 API Reference, "Signature Calculations for the Authorization Header: Transferring Payload in Multiple Chunks", read 2026-11-24.
 */
export class ChunkSigner {
  constructor(
    private readonly key: Uint8Array,
    private readonly scope: SigningScope,
    private previous: string,
  ) {}

  /** @param hash SHA-256 of the chunk's bytes, in hexadecimal */
  chunk(hash: string): string {
    return this.next('AWS4-HMAC-SHA256-PAYLOAD', `${emptyHash}\n${hash}`);
  }

  /** @param lines the trailing headers as they are signed: `name:value\n` each, in the order they come */
  trailer(lines: string): string {
    return this.next('AWS4-HMAC-SHA256-TRAILER', sha256Hex(lines));
  }

  private next(algorithm: string, rest: string): string {
    this.previous = signWith(this.key, [algorithm, this.scope.timestamp, credentialScope(this.scope), this.previous, rest].join('\n'));
    return this.previous;
  }
}
