import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Entropy } from '../../../ports/entropy.ts';

/** The longest that a token lives, in seconds: six hours. */
export const longestTtl = 21_600;

/** Session tokens of one instance's metadata service. */
export interface Tokens {
  /** A new token that lives so many seconds. */
  issue(ttl: number): string;
  /** How many whole seconds a token still lives; `undefined` for one that has expired, or that this service did not issue. */
  remaining(token: string): number | undefined;
}

const expiryBytes = 6;
const saltBytes = 10;
const macBytes = 24;

/**
 * Tokens that carry their own end, signed with a key that only this service has: however many are asked for, none has to be kept, and
 * those of one instance mean nothing to another.
 * @param now the machine's time, in milliseconds since 1970
 */
export function sessionTokens(entropy: Entropy, now: () => number): Tokens {
  const key = entropy.bytes(32);
  const sign = (content: Uint8Array): Uint8Array => createHmac('sha256', key).update(content).digest().subarray(0, macBytes);
  return {
    issue(ttl) {
      const content = Buffer.alloc(expiryBytes + saltBytes);
      content.writeUIntBE(now() + ttl * 1000, 0, expiryBytes);
      content.set(entropy.bytes(saltBytes), expiryBytes);
      return Buffer.concat([content, sign(content)]).toString('base64url');
    },
    remaining(token) {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length !== expiryBytes + saltBytes + macBytes || bytes.toString('base64url') !== token) return undefined;
      const content = bytes.subarray(0, expiryBytes + saltBytes);
      if (!timingSafeEqual(bytes.subarray(content.length), sign(content))) return undefined;
      const left = bytes.readUIntBE(0, expiryBytes) - now();
      return left > 0 ? Math.ceil(left / 1000) : undefined;
    },
  };
}
