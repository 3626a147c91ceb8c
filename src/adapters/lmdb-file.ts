import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { HomeError } from '../ports/home.ts';

// Offsets in LMDB's meta pages, of which the file's first two pages hold one each: `MDB_meta` in liblmdb's mdb.c (data version 2, 64 bit).
const MAGIC_AT = 24;
const VERSION_AT = 28;
const PAGE_SIZE_AT = 48;
const ROOT_AT = 136;
const LAST_PAGE_AT = 144;
const TRANSACTION_AT = 152;
const META_BYTES = 160;
const MAGIC = 0xbeefc0de;
const DATA_VERSION = 2;
const NO_PAGE = 0xffffffffffffffffn;

interface Meta {
  readonly pageSize: number;
  readonly root: bigint;
  readonly lastPage: bigint;
  readonly transaction: bigint;
}

const corrupted = (file: string): HomeError =>
  new HomeError(
    'corrupted',
    'The file with the rows of this cloud is corrupted',
    file,
    'Restore it from a copy or an export, or delete this cloud and make it anew.',
  );

function readMeta(descriptor: number, position: number, file: string): Meta {
  const bytes = Buffer.alloc(META_BYTES);
  if (readSync(descriptor, bytes, 0, META_BYTES, position) < META_BYTES || bytes.readUInt32LE(MAGIC_AT) !== MAGIC) throw corrupted(file);
  if (bytes.readUInt32LE(VERSION_AT) > DATA_VERSION) {
    throw new HomeError('newer', 'The rows of this cloud are in a format newer than this nimbi knows', file, 'Update nimbi.');
  }
  return {
    pageSize: bytes.readUInt32LE(PAGE_SIZE_AT),
    root: bytes.readBigUInt64LE(ROOT_AT),
    lastPage: bytes.readBigUInt64LE(LAST_PAGE_AT),
    transaction: bytes.readBigUInt64LE(TRANSACTION_AT),
  };
}

/** How many bytes the pages in use need, by the newer meta page, and how many there are. */
function extent(descriptor: number, file: string): { readonly needed: number; readonly size: number } {
  const first = readMeta(descriptor, 0, file);
  if (first.pageSize < 512 || first.pageSize > 65_536 || (first.pageSize & (first.pageSize - 1)) !== 0) throw corrupted(file);
  const second = readMeta(descriptor, first.pageSize, file);
  const newer = second.transaction > first.transaction ? second : first;
  const size = fstatSync(descriptor).size;
  if (newer.root !== NO_PAGE && (newer.root > newer.lastPage || Number(newer.root + 1n) * first.pageSize > size)) throw corrupted(file);
  return { needed: Number(newer.lastPage + 1n) * first.pageSize, size };
}

/**
 * Looks at an LMDB data file before LMDB does, because reading a page that is missing from a mapped file kills the process.
 * @returns whether the file is shorter than its pages: either the last ones are free, or it was cut
 * @throws HomeError when it is no LMDB file or its root is missing
 */
export function isShort(file: string): boolean {
  const descriptor = openSync(file, 'r');
  try {
    const { needed, size } = extent(descriptor, file);
    return size < needed;
  } finally {
    closeSync(descriptor);
  }
}

/** Fills a short file up with zeros, which LMDB refuses as a page in use. To be called inside a write transaction, so that no other process makes the file longer. */
export function fillUp(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    const { needed, size } = extent(descriptor, file);
    if (size < needed) writeSync(descriptor, Buffer.alloc(1), 0, 1, needed - 1);
  } finally {
    closeSync(descriptor);
  }
}
