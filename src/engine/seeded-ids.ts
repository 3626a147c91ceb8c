import type { Ids } from '../kernel/context.ts';
import { hmacSha256 } from '../kernel/sha256.ts';

const nothing = Buffer.alloc(0);

/** Every call has several streams of ids and draws from few: what a stream needs is made when it is first drawn from. */
class SeededIds implements Ids {
  readonly #seed: string;
  readonly #stream: string;
  #block: Buffer = nothing;
  #used = 0;
  #blocks = 0;

  constructor(seed: string, stream: string) {
    this.#seed = seed;
    this.#stream = stream;
  }

  bytes(length: number): Uint8Array {
    return new Uint8Array(this.#draw(length));
  }

  hex(length: number): string {
    if (this.#used === this.#block.length) this.#nextBlock();
    const bytes = Math.ceil(length / 2);
    const end = this.#used + bytes;
    if (end > this.#block.length) return this.#draw(bytes).toString('hex').slice(0, length);
    const drawn = this.#block.toString('hex', this.#used, end);
    this.#used = end;
    return drawn.length === length ? drawn : drawn.slice(0, length);
  }

  text(length: number, alphabet: string): string {
    let drawn = '';
    while (drawn.length < length) drawn += this.#character(alphabet);
    return drawn;
  }

  uuid(): string {
    const digits = this.hex(32);
    const variant = '89ab'.charAt(Number.parseInt(digits.charAt(16), 16) % 4);
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
  }

  /** Rejects bytes past the largest multiple of the alphabet's size, so that every character is equally likely. */
  #character(alphabet: string): string {
    const limit = 256 - (256 % alphabet.length);
    let byte = this.#nextByte();
    while (byte >= limit) byte = this.#nextByte();
    return alphabet.charAt(byte % alphabet.length);
  }

  #nextByte(): number {
    if (this.#used === this.#block.length) this.#nextBlock();
    const byte = this.#block[this.#used] ?? 0;
    this.#used += 1;
    return byte;
  }

  #draw(length: number): Buffer {
    const drawn = Buffer.alloc(length);
    for (let filled = 0; filled < length; ) {
      if (this.#used === this.#block.length) this.#nextBlock();
      const copied = this.#block.copy(drawn, filled, this.#used);
      filled += copied;
      this.#used += copied;
    }
    return drawn;
  }

  #nextBlock(): void {
    this.#block = hmacSha256(this.#seed, `${this.#stream}/${this.#blocks}`);
    this.#blocks += 1;
    this.#used = 0;
  }
}

/**
 * Ids drawn from HMAC-SHA-256 under the cloud's seed: a function of the seed, the call's number and how many were drawn before.
 * @param purpose keeps streams of the same call apart, so that an operation's ids don't depend on how many the engine drew
 */
export const seededIds = (seed: string, number: number, purpose: string): Ids => new SeededIds(seed, `${purpose}/${number}`);
