import { createHash, hash } from 'node:crypto';
import type { BlobRef, BodyPart } from '../kernel/journal.ts';
import type { Blobs, BlobWriter } from '../ports/blobs.ts';
import { partsIn } from '../services/shared/composed-body.ts';
import { base64Digest, type ChecksumAlgorithm, checksumAlgorithms, hashers } from '../wire/checksums/checksums.ts';
import type { Hasher } from '../wire/checksums/hasher.ts';

/** Bodies up to this many bytes are kept in the store, larger ones in files. */
const largestInlineBody = 16 * 1024;

/** A body taken in before the transaction: its digests are known, its bytes wait. */
export interface TakenBody {
  readonly ref: BlobRef;
  /** The bytes as base64, of a body that goes into the store. */
  readonly inline?: string;
  /** Gives the bytes of a large body their lasting name. */
  keep(): void;
  /** Forgets the bytes of a large body. */
  discard(): void;
}

/** What a caller may hand over as a streaming body. */
export type BodySource = string | Uint8Array | AsyncIterable<Uint8Array> | BlobRef | undefined;

/**
 * Takes in a body, hashing it on its way; memory stays constant whatever its size.
 * @param asked the algorithms besides MD5, SHA-256 and CRC-64/NVME that the request wants
 */
export async function takeBody(source: BodySource, asked: readonly ChecksumAlgorithm[], blobs: Blobs): Promise<TakenBody> {
  const whole = typeof source === 'string' ? Buffer.from(source, 'utf8') : source;
  if (whole instanceof Uint8Array && whole.length <= largestInlineBody) return smallBody(whole, asked);
  const small: Uint8Array[] = [];
  let size = 0;
  let large: LargeBody | undefined;
  try {
    for await (const chunk of chunksOf(whole)) {
      size += chunk.length;
      if (large === undefined && size <= largestInlineBody) {
        small.push(chunk);
        continue;
      }
      if (large === undefined) {
        large = { writer: await blobs.create(), digests: startDigests(asked) };
        for (const earlier of small) await takeChunk(large, earlier);
      }
      await takeChunk(large, chunk);
    }
    await large?.writer.finish();
  } catch (error) {
    large?.writer.discard();
    throw error;
  }
  if (large === undefined) return smallBody(Buffer.concat(small), asked);
  const { writer, digests } = large;
  const ref = { size, ...digests.finish() };
  return { ref, keep: () => writer.keep(ref.sha256), discard: () => writer.discard() };
}

/** A body that is too large to be kept in the store, on its way into a file. */
interface LargeBody {
  readonly writer: BlobWriter;
  readonly digests: ReturnType<typeof startDigests>;
}

async function takeChunk({ writer, digests }: LargeBody, chunk: Uint8Array): Promise<void> {
  digests.update(chunk);
  await writer.write(chunk);
}

/** A body that goes into the store. To hash it in one go takes a third of the time that hashing piece by piece does. */
function smallBody(bytes: Uint8Array, asked: readonly ChecksumAlgorithm[]): TakenBody {
  const crc64nvme = hashers.CRC64NVME();
  crc64nvme.update(bytes);
  const further = asked.map((name) => {
    const hasher = hashers[name]();
    hasher.update(bytes);
    return { name, hasher };
  });
  const ref = { size: bytes.length, ...refOf(hash('sha256', bytes), hash('md5', bytes), crc64nvme, further) };
  const inline = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
  return { ref, inline, keep: () => undefined, discard: () => undefined };
}

/** A body known by its digests alone, as replay has it. */
export const knownBody = (ref: BlobRef): TakenBody => ({ ref, keep: () => undefined, discard: () => undefined });

/** Which further checksums a request asks for: by `ChecksumAlgorithm`, or by sending one to be verified. */
export function askedChecksums(input: Readonly<Record<string, unknown>>): readonly ChecksumAlgorithm[] {
  return checksumAlgorithms.filter((name) => name !== 'CRC64NVME' && (input.ChecksumAlgorithm === name || input[`Checksum${name}`] !== undefined));
}

/** Finds a small body in the store by its SHA-256: base64, or `undefined` for one that is not kept there. */
type InlineBody = (sha256: string) => string | undefined;

/** The bytes of a body, or of the part of it that `range` or the reference itself names. */
export async function* bodyBytes(inlineBody: InlineBody, blobs: Blobs, ref: BodyPart, range = ref.range): AsyncIterable<Uint8Array> {
  if (ref.parts !== undefined) {
    for (const part of partsIn(ref.parts, range)) yield* bodyBytes(inlineBody, blobs, part);
    return;
  }
  const inline = inlineBody(ref.sha256);
  if (inline !== undefined) {
    const bytes = Buffer.from(inline, 'base64');
    yield range ? bytes.subarray(range.start, range.end + 1) : bytes;
    return;
  }
  yield* blobs.open(ref.sha256, range);
}

async function* chunksOf(source: Exclude<BodySource, string>): AsyncIterable<Uint8Array> {
  if (source === undefined) return;
  if (source instanceof Uint8Array) yield source;
  else if (Symbol.asyncIterator in source) yield* source;
  else throw new TypeError('A body is text, bytes or a stream of bytes.');
}

function startDigests(asked: readonly ChecksumAlgorithm[]) {
  const md5 = createHash('md5');
  const sha256 = createHash('sha256');
  const crc64nvme = hashers.CRC64NVME();
  const further = asked.map((name) => ({ name, hasher: hashers[name]() }));
  return {
    update(chunk: Uint8Array): void {
      md5.update(chunk);
      sha256.update(chunk);
      crc64nvme.update(chunk);
      for (const { hasher } of further) hasher.update(chunk);
    },
    finish: (): Omit<BlobRef, 'size'> => refOf(sha256.digest('hex'), md5.digest('hex'), crc64nvme, further),
  };
}

interface AskedHasher {
  readonly name: ChecksumAlgorithm;
  readonly hasher: Hasher;
}

/** The digests of a body as its reference has them; SHA-256 and MD5 in hexadecimal. */
function refOf(sha256: string, md5: string, crc64nvme: Hasher, further: readonly AskedHasher[]): Omit<BlobRef, 'size'> {
  const digests = { sha256, md5, crc64nvme: base64Digest(crc64nvme) };
  if (further.length === 0) return digests;
  return { ...digests, checksums: Object.fromEntries(further.map(({ name, hasher }) => [name, base64Digest(hasher)])) };
}
