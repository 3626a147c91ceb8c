import { createHash } from 'node:crypto';
import type { BlobRef, BodyPart } from '../kernel/journal.ts';
import type { Blobs, BlobWriter } from '../ports/blobs.ts';
import { partsIn } from '../services/shared/composed-body.ts';
import { base64Digest, type ChecksumAlgorithm, checksumAlgorithms, hashers } from '../wire/checksums/checksums.ts';

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
  const digests = startDigests(asked);
  let inline: Uint8Array[] = [];
  let size = 0;
  let writer: BlobWriter | undefined;
  try {
    for await (const chunk of chunksOf(source)) {
      size += chunk.length;
      digests.update(chunk);
      if (!writer && size > largestInlineBody) {
        writer = await blobs.create();
        for (const earlier of inline) await writer.write(earlier);
        inline = [];
      }
      if (writer) await writer.write(chunk);
      else inline.push(chunk);
    }
    await writer?.finish();
  } catch (error) {
    writer?.discard();
    throw error;
  }
  const ref = { size, ...digests.finish() };
  if (!writer) return { ref, inline: Buffer.concat(inline).toString('base64'), keep: () => undefined, discard: () => undefined };
  const finished = writer;
  return { ref, keep: () => finished.keep(ref.sha256), discard: () => finished.discard() };
}

/** A body known by its digests alone, as replay has it. */
export const knownBody = (ref: BlobRef): TakenBody => ({ ref, keep: () => undefined, discard: () => undefined });

/** Which further checksums a request asks for: by `ChecksumAlgorithm`, or by sending one to be verified. */
export function askedChecksums(input: Readonly<Record<string, unknown>>): readonly ChecksumAlgorithm[] {
  return checksumAlgorithms.filter((name) => name !== 'CRC64NVME' && (input['ChecksumAlgorithm'] === name || input[`Checksum${name}`] !== undefined));
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

async function* chunksOf(source: BodySource): AsyncIterable<Uint8Array> {
  if (source === undefined) return;
  if (typeof source === 'string') yield Buffer.from(source, 'utf8');
  else if (source instanceof Uint8Array) yield source;
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
    finish(): Omit<BlobRef, 'size'> {
      const checksums = Object.fromEntries(further.map(({ name, hasher }) => [name, base64Digest(hasher)]));
      return {
        sha256: sha256.digest('hex'),
        md5: md5.digest('hex'),
        crc64nvme: base64Digest(crc64nvme),
        ...(further.length > 0 && { checksums }),
      };
    },
  };
}
