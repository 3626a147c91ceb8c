import { checkPrimeSync } from 'node:crypto';
import type { Ids } from '../../../kernel/context.ts';

const bigIntOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

/** The odd primes below 2,000: they rule out nine of ten candidates at the cost of small sums. */
const smallPrimes = Array.from({ length: 999 }, (_, index) => 2 * index + 3).filter((number) => {
  for (let divisor = 3; divisor * divisor <= number; divisor += 2) if (number % divisor === 0) return false;
  return true;
});

/**
 * A prime of so many bits whose two highest bits are set, so that the product of two has exactly twice as many.
 * The search starts at a number drawn from `ids` and goes up, so equal ids give equal primes.
 */
export function drawPrime(ids: Ids, bits: number): bigint {
  const start = bigIntOf(ids.bytes(bits / 8)) | (3n << BigInt(bits - 2)) | 1n;
  const residues = smallPrimes.map((prime) => ({ prime, residue: Number(start % BigInt(prime)) }));
  for (let offset = 0; ; offset += 2) {
    if (residues.some(({ prime, residue }) => (residue + offset) % prime === 0)) continue;
    const candidate = start + BigInt(offset);
    if (checkPrimeSync(candidate)) return candidate;
  }
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
