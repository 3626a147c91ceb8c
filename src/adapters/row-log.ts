import { crc32 } from 'node:zlib';
import type { Json } from '../kernel/json.ts';
import type { StoredRow } from '../kernel/state.ts';
import { HomeError } from '../ports/home.ts';
import type { Write } from './pending-writes.ts';

/** The format of the file store's log. */
const LOG_FORMAT = 1;

const NEWLINE = 0x0a;
const CHECKSUM_LENGTH = 8;

const checksum = (text: string | Uint8Array): string => crc32(text).toString(16).padStart(CHECKSUM_LENGTH, '0');

/** One line of the log: a checksum and JSON. */
const line = (content: unknown): Buffer => {
  const text = JSON.stringify(content);
  return Buffer.from(`${checksum(text)} ${text}\n`);
};

/** The first line. Its length is always the same; `generation` is another one in each file that takes the log's place. */
export const headerLine = (generation: string): Buffer => line({ nimbi: 'rows', format: LOG_FORMAT, generation: generation.padStart(16, '0') });

/** How many bytes a header has in this format. */
export const HEADER_LENGTH = headerLine('').length;

/** The writes of the transactions that are appended together as a line: it is there whole or not at all. */
export const writesLine = (writes: readonly Write[]): Buffer =>
  line(writes.map(({ table, key, value }) => (value === undefined ? [table, key] : [table, key, value])));

/** What stands in a piece of the log. */
export interface LogPiece {
  readonly writes: readonly Write[];
  /** How many bytes the whole lines take; what comes after them was not finished. */
  readonly length: number;
}

const corrupted = (file: string, at: number): HomeError =>
  new HomeError(
    'corrupted',
    `The file with the rows of this cloud is corrupted at byte ${at}`,
    file,
    'Restore it from a copy or an export, or delete this cloud and make it anew.',
  );

function parseLine(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (text[CHECKSUM_LENGTH] !== 0x20) return undefined;
  const content = text.subarray(CHECKSUM_LENGTH + 1);
  if (checksum(content) !== text.toString('latin1', 0, CHECKSUM_LENGTH)) return undefined;
  return JSON.parse(content.toString()) as unknown;
}

/** The generation a header names. `undefined` when these bytes are not a whole header. */
export function readHeader(bytes: Uint8Array, file: string): string {
  const end = bytes.indexOf(NEWLINE);
  const header = end === -1 ? undefined : parseLine(bytes.subarray(0, end));
  if (typeof header !== 'object' || header === null || !('format' in header) || !('generation' in header)) throw corrupted(file, 0);
  if (header.format !== LOG_FORMAT) {
    throw new HomeError('newer', `The rows of this cloud are in format ${String(header.format)}; this nimbi knows ${LOG_FORMAT}`, file, 'Update nimbi.');
  }
  return String(header.generation);
}

const toWrite = ([table, key, value]: readonly [string, readonly string[], Json?]): Write => ({
  table,
  key,
  ...(value === undefined ? {} : { value: value as StoredRow }),
});

/**
 * Reads whole lines. A last line that is cut or has a wrong checksum was being written when a machine or process stopped: it was never acknowledged.
 * @param offset where in the file the piece begins, for the error
 * @throws HomeError when a line that others follow is broken
 */
export function readWrites(piece: Uint8Array, offset: number, file: string): LogPiece {
  const writes: Write[] = [];
  let start = 0;
  for (let end = piece.indexOf(NEWLINE); end !== -1; end = piece.indexOf(NEWLINE, start)) {
    const content = parseLine(piece.subarray(start, end));
    if (content === undefined) {
      if (piece.indexOf(NEWLINE, end + 1) !== -1) throw corrupted(file, offset + start);
      break;
    }
    for (const write of content as (readonly [string, readonly string[], Json?])[]) writes.push(toWrite(write));
    start = end + 1;
  }
  return { writes, length: start };
}
