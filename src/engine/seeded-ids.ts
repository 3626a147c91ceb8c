import { createHmac } from 'node:crypto';
import type { Ids } from '../kernel/context.ts';

/**
 * Ids drawn from HMAC-SHA-256 under the cloud's seed: a function of the seed, the call's number and how many were drawn before.
 * @param purpose keeps streams of the same call apart, so that an operation's ids don't depend on how many the engine drew
 */
export function seededIds(seed: string, number: number, purpose: string): Ids {
  let block = Buffer.alloc(0);
  let used = 0;
  let blocks = 0;
  const nextBlock = (): void => {
    block = createHmac('sha256', seed).update(`${purpose}/${number}/${blocks}`).digest();
    blocks += 1;
    used = 0;
  };
  const nextByte = (): number => {
    if (used === block.length) nextBlock();
    const byte = block[used] ?? 0;
    used += 1;
    return byte;
  };
  const draw = (length: number): Buffer => {
    const drawn = Buffer.alloc(length);
    for (let filled = 0; filled < length; ) {
      if (used === block.length) nextBlock();
      const copied = block.copy(drawn, filled, used);
      filled += copied;
      used += copied;
    }
    return drawn;
  };
  /** Rejects bytes past the largest multiple of the alphabet's size, so that every character is equally likely. */
  const character = (alphabet: string): string => {
    const limit = 256 - (256 % alphabet.length);
    let byte = nextByte();
    while (byte >= limit) byte = nextByte();
    return alphabet.charAt(byte % alphabet.length);
  };
  const text = (length: number, alphabet: string): string => {
    let drawn = '';
    while (drawn.length < length) drawn += character(alphabet);
    return drawn;
  };
  const hex = (length: number): string =>
    draw(Math.ceil(length / 2))
      .toString('hex')
      .slice(0, length);
  return {
    bytes: (length) => new Uint8Array(draw(length)),
    text,
    hex,
    uuid: () => {
      const digits = hex(32);
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${'89ab'.charAt(Number.parseInt(digits.charAt(16), 16) % 4)}${digits.slice(17, 20)}-${digits.slice(20)}`;
    },
  };
}
