import { checkPrimeSync } from 'node:crypto';
import type { Ids } from '../../../kernel/context.ts';

const bigIntOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

/**
 * A prime of so many bits whose two highest bits are set, so that the product of two has exactly twice as many.
 * The search starts at a number drawn from `ids`, so equal ids give equal primes.
 */
export function drawPrime(ids: Ids, bits: number): bigint {
  const highest = 3n << BigInt(bits - 2);
  let candidate = bigIntOf(ids.bytes(bits / 8)) | highest | 1n;
  while (!checkPrimeSync(candidate)) candidate += 2n;
  return candidate;
}

/** The inverse of `value` modulo `modulus`, by the extended Euclidean algorithm; both must have no common divisor. */
export function inverse(value: bigint, modulus: bigint): bigint {
  let [low, high] = [value % modulus, modulus];
  let [lowFactor, highFactor] = [1n, 0n];
  while (low > 1n) {
    const quotient = high / low;
    [low, high] = [high - quotient * low, low];
    [lowFactor, highFactor] = [highFactor - quotient * lowFactor, lowFactor];
  }
  return ((lowFactor % modulus) + modulus) % modulus;
}
