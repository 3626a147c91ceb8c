import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64Digest, type ChecksumAlgorithm, checksumAlgorithms, hashers } from '../../src/wire/checksums/checksums.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const hex = (digest: Uint8Array): string => Buffer.from(digest).toString('hex');

function digest(algorithm: ChecksumAlgorithm, ...chunks: readonly Uint8Array[]): string {
  const hasher = hashers[algorithm]();
  for (const chunk of chunks) hasher.update(chunk);
  return hex(hasher.digest());
}

/** The published check values: each algorithm's digest of `123456789` (reveng's catalogue of CRCs; FIPS 180-4; RFC 1321), and of nothing. */
const published: readonly (readonly [ChecksumAlgorithm, string, string])[] = [
  ['CRC32', '123456789', 'cbf43926'],
  ['CRC32C', '123456789', 'e3069283'],
  ['CRC64NVME', '123456789', 'ae8b14860a799888'],
  ['SHA1', '123456789', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
  ['SHA256', '123456789', '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225'],
  ['SHA512', '123456789', 'd9e6762dd1c8eaf6d61b3c6192fc408d4d6d5f1176d0c29169bc24e71c3f274ad27fcd5811b313d681f7e55ec02d73d499c95455b6b5bb503acf574fba8ffe85'],
  ['MD5', '123456789', '25f9e794323b453885f5181f1b624d0b'],
  ['CRC32', '', '00000000'],
  ['CRC32C', '', '00000000'],
  ['CRC64NVME', '', '0000000000000000'],
  ['SHA1', '', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ['SHA256', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['SHA512', '', 'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e'],
  ['MD5', '', 'd41d8cd98f00b204e9800998ecf8427e'],
];

/** The definition of a reflected CRC, a bit at a time. */
function bitwiseCrc(width: 32n | 64n, polynomial: bigint, data: Uint8Array): string {
  const ones = (1n << width) - 1n;
  let crc = ones;
  for (const byte of data) {
    crc ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1n ? (crc >> 1n) ^ polynomial : crc >> 1n;
  }
  return (crc ^ ones).toString(16).padStart(Number(width) / 4, '0');
}

describe('checksums', () => {
  it.each(published)('%s of %j is the published %s', (algorithm, text, expected) => {
    expect(digest(algorithm, bytes(text))).toBe(expected);
  });

  it('of any cut of a body into chunks are those of the whole body', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }), (chunks) => {
        for (const algorithm of checksumAlgorithms) expect(digest(algorithm, ...chunks)).toBe(digest(algorithm, Buffer.concat(chunks)));
      }),
    );
  });

  it('agree with the definition of a CRC, bit by bit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (data) => {
        expect(digest('CRC32', data)).toBe(bitwiseCrc(32n, 0xedb88320n, data));
        expect(digest('CRC32C', data)).toBe(bitwiseCrc(32n, 0x82f63b78n, data));
        expect(digest('CRC64NVME', data)).toBe(bitwiseCrc(64n, 0x9a6c9329ac4bc9b5n, data));
      }),
    );
  });

  it('can be asked for on the way', () => {
    const hasher = hashers.SHA256();
    hasher.update(bytes('12345'));
    hasher.digest();
    hasher.update(bytes('6789'));
    expect(hex(hasher.digest())).toBe('15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225');
  });

  it('are written in base64, as in the header x-amz-checksum-crc64nvme', () => {
    const hasher = hashers.CRC64NVME();
    hasher.update(bytes('123456789'));
    expect(base64Digest(hasher)).toBe('rosUhgp5mIg=');
  });
});
