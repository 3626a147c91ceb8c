import { createHash } from 'node:crypto';
import type { CompletedPart } from '@aws-sdk/client-s3';
import type { BlobRef, BodyPart } from '../../kernel/journal.ts';
import type { ReadState } from '../../kernel/state.ts';
import { base64Digest, type ChecksumAlgorithm, checksumAlgorithms, hashers } from '../../wire/checksums/checksums.ts';
import { flatParts } from '../shared/composed-body.ts';
import { combineCrcs, combines } from './crc-combine.ts';
import { errors } from './errors.ts';
import { type ChecksumRow, type ObjectRow, type PartRow, parts as partsTable, type UploadRow } from './state.ts';
import { partKey } from './uploads.ts';

const smallestPart = 5 * 1024 ** 2;

/** A part that an upload is to be completed with. */
type Chosen = PartRow & { readonly number: number };

const unquoted = (etag: string): string => etag.replace(/^"(.*)"$/, '$1');

/**
 * The parts that a request names, in its order.
 * @throws MalformedXML, InvalidPartOrder, InvalidPart, EntityTooSmall, BadDigest
 */
export function chosenParts(state: ReadState, uploadId: string, given: readonly CompletedPart[]): readonly Chosen[] {
  if (given.length === 0 || given.length > 10_000) throw errors.malformedXml();
  let before = 0;
  const chosen = given.map((part) => {
    const number = part.PartNumber ?? 0;
    if (number <= before) throw errors.invalidPartOrder({ uploadId });
    before = number;
    return { ...namedPart(state, uploadId, part, number), number };
  });
  for (const { size, number, etag } of chosen.slice(0, -1))
    if (size < smallestPart) throw errors.entityTooSmall({ size, limit: smallestPart, part: number, etag });
  return chosen;
}

function namedPart(state: ReadState, uploadId: string, given: CompletedPart, number: number): PartRow {
  const row = number > 10_000 ? undefined : state.get(partsTable, partKey(uploadId, number));
  const etag = unquoted(given.ETag ?? '');
  if (row === undefined || row.etag !== etag) throw errors.invalidPart({ uploadId, part: number, etag });
  for (const algorithm of checksumAlgorithms) {
    const claimed = given[`Checksum${algorithm}`];
    if (claimed !== undefined && row.checksum?.algorithm === algorithm && claimed !== row.checksum.value)
      throw errors.invalidPart({ uploadId, part: number, etag });
  }
  return row;
}

/** How the checksum of the whole was asked for. */
type ChecksumChoice = { readonly [Name in 'checksumAlgorithm' | 'checksumType']?: UploadRow[Name] | undefined };

/** What the bytes of an object are that was uploaded in parts. */
export type Assembled = Pick<ObjectRow, 'body' | 'etag' | 'partSizes' | 'checksum'>;

/** Puts parts together to one body. What it is named by follows from what its parts are named by. */
export function assemble(upload: ChecksumChoice, chosen: readonly Chosen[]): Assembled {
  const size = chosen.reduce((sum, part) => sum + part.size, 0);
  const md5 = createHash('md5');
  const sha256 = createHash('sha256');
  for (const { etag, body } of chosen) {
    md5.update(Buffer.from(etag, 'hex'));
    sha256.update(`${body.sha256} ${body.range?.start ?? 0} ${body.range?.end ?? body.size}\n`);
  }
  const digest = md5.digest('hex');
  const source = wholeSource(chosen);
  const checksum = checksumOfParts(upload, chosen, source);
  const composed: BlobRef = {
    size,
    sha256: sha256.digest('hex'),
    md5: digest,
    crc64nvme: checksum?.algorithm === 'CRC64NVME' ? checksum.value : '',
    parts: piecesOf(chosen),
  };
  return {
    body: source ?? composed,
    etag: `${digest}-${chosen.length}`,
    partSizes: chosen.map((part) => part.size),
    ...(checksum && { checksum }),
  };
}

/** So many pieces of others an object is made of at most: parts that were copied from objects in parts bring those parts along. */
const mostPieces = 100_000;

function piecesOf(chosen: readonly Chosen[]): readonly BodyPart[] {
  const pieces = flatParts(chosen.map(({ body }) => body));
  if (pieces.length > mostPieces) throw errors.notSimulated({ what: `an object that is copied together from more than ${mostPieces} pieces` });
  return pieces;
}

/** The body that parts copied one after the other make up again, if they do. */
function wholeSource(chosen: readonly Chosen[]): BlobRef | undefined {
  const [first] = chosen;
  if (first?.body.range === undefined) return undefined;
  let next = 0;
  for (const { body } of chosen) {
    if (body.sha256 !== first.body.sha256 || body.range?.start !== next) return undefined;
    next = body.range.end + 1;
  }
  const { range: _part, ...whole } = first.body;
  return next === whole.size ? whole : undefined;
}

function checksumOfParts(upload: ChecksumChoice, chosen: readonly Chosen[], source: BlobRef | undefined): ChecksumRow | undefined {
  const algorithm: ChecksumAlgorithm = upload.checksumAlgorithm ?? 'CRC64NVME';
  if (source !== undefined && algorithm === 'CRC64NVME') return source.crc64nvme === '' ? undefined : { algorithm, value: source.crc64nvme };
  const known = chosen.flatMap(({ checksum, size }) => (checksum?.algorithm === algorithm ? [{ value: checksum.value, size }] : []));
  if (known.length < chosen.length) return undefined;
  if (upload.checksumType !== 'COMPOSITE' && combines(algorithm)) return { algorithm, value: combineCrcs(algorithm, known) };
  const hasher = hashers[algorithm]();
  for (const { value } of known) hasher.update(Buffer.from(value, 'base64'));
  return { algorithm, value: `${base64Digest(hasher)}-${chosen.length}`, type: 'COMPOSITE' };
}
