import type { ChecksumAlgorithm } from '../../wire/checksums/checksums.ts';

/** A CRC with reflected bits, all ones before and after, by its reflected polynomial. */
interface Crc {
  readonly polynomial: bigint;
  readonly bits: bigint;
}

const crcs: Partial<Readonly<Record<ChecksumAlgorithm, Crc>>> = {
  CRC32: { polynomial: 0xedb88320n, bits: 32n },
  CRC32C: { polynomial: 0x82f63b78n, bits: 32n },
  CRC64NVME: { polynomial: 0x9a6c9329ac4bc9b5n, bits: 64n },
};

/** Whether the checksum of a whole follows from those of its parts. */
export const combines = (algorithm: ChecksumAlgorithm): boolean => crcs[algorithm] !== undefined;

/** The product of two polynomials over GF(2), modulo the CRC's; the highest bit is the lowest power. */
function multiply(a: bigint, b: bigint, { polynomial, bits }: Crc): bigint {
  let product = 0n;
  let shifted = b;
  for (let mask = 1n << (bits - 1n); mask > 0n; mask >>= 1n) {
    if (a & mask) product ^= shifted;
    shifted = shifted & 1n ? (shifted >> 1n) ^ polynomial : shifted >> 1n;
  }
  return product;
}

/** What so many zero bytes multiply a CRC with: x to the power of eight times their number. */
function zeros(bytes: number, crc: Crc): bigint {
  let power = 1n << (crc.bits - 1n - 8n);
  let result = 1n << (crc.bits - 1n);
  for (let left = bytes; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiply(result, power, crc);
    power = multiply(power, power, crc);
  }
  return result;
}

/**
 * The CRC of bytes one after the other, from the CRCs of its parts and their lengths, as zlib's crc32_combine has it.
 * @param parts base64 of the big-endian CRC, and how many bytes it is of
 * @returns base64
 * @throws an Error for an algorithm that does not combine
 */
export function combineCrcs(algorithm: ChecksumAlgorithm, parts: readonly { readonly value: string; readonly size: number }[]): string {
  const crc = crcs[algorithm];
  if (crc === undefined) throw new Error(`${algorithm} of a whole does not follow from its parts.`);
  const factors = new Map<number, bigint>();
  let whole = 0n;
  for (const { value, size } of parts) {
    const factor = factors.get(size) ?? zeros(size, crc);
    factors.set(size, factor);
    whole = multiply(factor, whole, crc) ^ BigInt(`0x${Buffer.from(value, 'base64').toString('hex')}`);
  }
  return Buffer.from(whole.toString(16).padStart(Number(crc.bits / 4n), '0'), 'hex').toString('base64');
}
