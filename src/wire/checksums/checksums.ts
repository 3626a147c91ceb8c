import { createHash } from 'node:crypto';
import { crc32, crc32c } from './crc32.ts';
import { crc64nvme } from './crc64nvme.ts';
import type { Hasher } from './hasher.ts';

const cryptographic = (algorithm: string): Hasher => {
  const hash = createHash(algorithm);
  return { update: (chunk) => void hash.update(chunk), digest: () => hash.copy().digest() };
};

/** Makes a hasher, by the name that S3 gives the algorithm in `ChecksumAlgorithm`. */
export const hashers = {
  CRC32: crc32,
  CRC32C: crc32c,
  CRC64NVME: crc64nvme,
  SHA1: () => cryptographic('sha1'),
  SHA256: () => cryptographic('sha256'),
  SHA512: () => cryptographic('sha512'),
  MD5: () => cryptographic('md5'),
} as const satisfies Readonly<Record<string, () => Hasher>>;

/** An algorithm of S3's additional checksums. */
export type ChecksumAlgorithm = keyof typeof hashers;

/** The names of the algorithms. */
export const checksumAlgorithms = Object.keys(hashers) as readonly ChecksumAlgorithm[];

/** Digests as S3 writes them: base64 of the big-endian bytes. */
export const base64Digest = (hasher: Hasher): string => Buffer.from(hasher.digest()).toString('base64');
