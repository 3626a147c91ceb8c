import type { BlobRef } from '../../kernel/journal.ts';
import { type ChecksumAlgorithm, checksumAlgorithms } from '../../wire/checksums/checksums.ts';
import { errors } from './errors.ts';
import type { ChecksumRow, ObjectRow } from './state.ts';

/** What a request that brings a body says about its integrity. */
export type ChecksumInput = {
  readonly ChecksumAlgorithm?: string | undefined;
  readonly ContentMD5?: string | undefined;
} & { readonly [Algorithm in ChecksumAlgorithm as `Checksum${Algorithm}`]?: string | undefined } & {
  readonly ChecksumXXHASH64?: string | undefined;
  readonly ChecksumXXHASH3?: string | undefined;
  readonly ChecksumXXHASH128?: string | undefined;
};

/** An object's checksum as answers show it. */
export type ChecksumOutput = { readonly [Algorithm in ChecksumAlgorithm as `Checksum${Algorithm}`]?: string } & {
  readonly ChecksumType?: 'FULL_OBJECT' | 'COMPOSITE';
};

const sizes: Readonly<Record<ChecksumAlgorithm, number>> = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32, SHA512: 64, MD5: 16 };
const defaultAlgorithm = 'CRC64NVME';

const isKnown = (name: string): name is ChecksumAlgorithm => name in sizes;

/** The algorithm by which an object's integrity is to be kept. */
export function algorithmOf(name: string = defaultAlgorithm): ChecksumAlgorithm {
  if (name.startsWith('XXHASH')) throw errors.notSimulated({ what: `checksums by ${name}` });
  if (!isKnown(name)) throw errors.algorithmMismatch();
  return name;
}

/**
 * A body's checksum; base64.
 * @returns undefined when the body was taken in without it
 */
export function checksumOf(body: BlobRef, algorithm: ChecksumAlgorithm): string | undefined {
  if (algorithm === 'CRC64NVME') return body.crc64nvme;
  if (algorithm === 'SHA256') return base64OfHex(body.sha256);
  if (algorithm === 'MD5') return base64OfHex(body.md5);
  return body.checksums?.[algorithm];
}

const base64OfHex = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

/**
 * Verifies what a request says of its body, and gives the checksum to keep.
 * @throws BadDigest, InvalidDigest, InvalidRequest
 */
export function verifyBody(input: ChecksumInput, body: BlobRef): ChecksumRow {
  verifyContentMd5(input.ContentMD5, body);
  if (input.ChecksumXXHASH64 ?? input.ChecksumXXHASH3 ?? input.ChecksumXXHASH128) algorithmOf('XXHASH');
  const given = checksumAlgorithms.filter((algorithm) => input[`Checksum${algorithm}`] !== undefined);
  if (given.length > 1) throw errors.multipleChecksums();
  const algorithm = given[0] ?? algorithmOf(input.ChecksumAlgorithm);
  if (input.ChecksumAlgorithm !== undefined && input.ChecksumAlgorithm !== algorithm) throw errors.algorithmMismatch();
  const value = checksumOf(body, algorithm);
  if (value === undefined) throw new Error(`The body was taken in without its ${algorithm}.`);
  const claimed = input[`Checksum${algorithm}`];
  if (claimed !== undefined && !isBase64Of(claimed, sizes[algorithm]))
    throw errors.invalidChecksumValue({ header: `x-amz-checksum-${algorithm.toLowerCase()}` });
  if (claimed !== undefined && claimed !== value) throw errors.badChecksum({ algorithm });
  return { algorithm, value };
}

function verifyContentMd5(claimed: string | undefined, body: BlobRef): void {
  if (claimed === undefined) return;
  if (!isBase64Of(claimed, sizes.MD5)) throw errors.invalidDigest({ value: claimed });
  const calculated = base64OfHex(body.md5);
  if (claimed !== calculated) throw errors.badContentMd5({ expected: claimed, calculated });
}

function isBase64Of(text: string, size: number): boolean {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === size && bytes.toString('base64') === text;
}

/** An object's checksum under the name of its algorithm. */
export const checksumMembers = (checksum: ChecksumRow | undefined): ChecksumOutput =>
  checksum === undefined ? {} : { [`Checksum${checksum.algorithm}`]: checksum.value, ChecksumType: checksum.type ?? 'FULL_OBJECT' };

/** An object's ETag, with its quotes. */
export const etagOf = ({ etag, body }: ObjectRow): string => `"${etag ?? body.md5}"`;
