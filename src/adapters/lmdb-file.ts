import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inWords, isMissing } from '../ports/file-errors.ts';
import { HomeError } from '../ports/home.ts';

// Where things stand in LMDB's files: `MDB_meta`, `MDB_page`, `MDB_node` and `MDB_ovpage` in liblmdb's mdb.c as lmdb 3.5 brings it (data version 2, 64 bit).
// The first two pages are meta pages; the one with the higher transaction counts.
const meta = { bytes: 160, magic: 24, version: 28, pageSize: 48, freeRoot: 88, mainRoot: 136, lastPage: 144, transaction: 152 } as const;
const page = { number: 0, flags: 18, lower: 20, header: 24 } as const;
const node = { low: 0, high: 2, flags: 4, keySize: 6, data: 8, overflowPages: 16 } as const;
const MAGIC = 0xbeefc0de;
const DATA_VERSION = 2;
const NO_PAGE = 2 ** 64;
const BRANCH = 0x01;
const LEAF = 0x02;
const ON_OVERFLOW_PAGES = 0x01;
const DEEPEST = 32;

interface Meta {
  readonly pageSize: number;
  readonly roots: readonly number[];
  readonly lastPage: number;
  readonly transaction: number;
}

const broken = (what: string, file: string): HomeError =>
  new HomeError(
    'corrupted',
    `The file with the rows of this cloud is ${what}`,
    file,
    'Restore it from a copy or an export, or delete this cloud and make it anew.',
  );
const corrupted = (file: string): HomeError => broken('corrupted', file);

function readMetaAt(descriptor: number, position: number, file: string): Meta {
  const bytes = Buffer.alloc(meta.bytes);
  if (readSync(descriptor, bytes, 0, meta.bytes, position) < meta.bytes || bytes.readUInt32LE(meta.magic) !== MAGIC) throw corrupted(file);
  if (bytes.readUInt32LE(meta.version) > DATA_VERSION) {
    throw new HomeError('newer', 'The rows of this cloud are in a format newer than this nimbi knows', file, 'Update nimbi.');
  }
  const number = (at: number): number => Number(bytes.readBigUInt64LE(at));
  return {
    pageSize: bytes.readUInt32LE(meta.pageSize),
    roots: [number(meta.freeRoot), number(meta.mainRoot)].filter((root) => root !== NO_PAGE),
    lastPage: number(meta.lastPage),
    transaction: number(meta.transaction),
  };
}

function readMeta(descriptor: number, file: string): Meta {
  const first = readMetaAt(descriptor, 0, file);
  if (first.pageSize < 512 || first.pageSize > 65_536 || (first.pageSize & (first.pageSize - 1)) !== 0) throw corrupted(file);
  const second = readMetaAt(descriptor, first.pageSize, file);
  return second.transaction > first.transaction ? second : first;
}

/** Whether a page, and every page it leads to, is in the file. */
function isWhole(descriptor: number, pageSize: number, pages: number, number: number, depth = 0): boolean {
  if (number >= pages || depth > DEEPEST) return false;
  const bytes = Buffer.alloc(pageSize);
  if (readSync(descriptor, bytes, 0, pageSize, number * pageSize) < pageSize) return false;
  const flags = bytes.readUInt16LE(page.flags);
  const nodes = bytes.readUInt16LE(page.lower) >> 1;
  if (Number(bytes.readBigUInt64LE(page.number)) !== number || nodes * 2 > pageSize - page.header || (flags & (BRANCH | LEAF)) === 0) return false;
  for (let index = 0; index < nodes; index += 1) {
    const at = page.header + bytes.readUInt16LE(page.header + index * 2);
    if (at + node.data > pageSize) return false;
    const nodeFlags = bytes.readUInt16LE(at + node.flags);
    if ((flags & BRANCH) !== 0) {
      const child = bytes.readUInt16LE(at + node.low) + bytes.readUInt16LE(at + node.high) * 2 ** 16 + nodeFlags * 2 ** 32;
      if (!isWhole(descriptor, pageSize, pages, child, depth + 1)) return false;
    } else if ((nodeFlags & ON_OVERFLOW_PAGES) !== 0) {
      const data = at + node.data + bytes.readUInt16LE(at + node.keySize);
      if (data + node.overflowPages + 8 > pageSize) return false;
      const end = Number(bytes.readBigUInt64LE(data)) + Number(bytes.readBigUInt64LE(data + node.overflowPages));
      if (end > pages) return false;
    }
  }
  return true;
}

/**
 * Looks at an LMDB data file before LMDB maps it, because reading a mapped page that is missing kills the process.
 * A file may rightly be shorter than its last page, when that page is free; only then is it read from the root on.
 * @throws HomeError when it is missing, no LMDB file, of a newer format, or a page in use is missing
 */
export function checkLmdbFile(file: string): void {
  const descriptor = openRows(file);
  try {
    // Another process may be writing: then what was found missing may only have been replaced.
    for (;;) {
      const { pageSize, roots, lastPage, transaction } = readMeta(descriptor, file);
      const pages = Math.floor(fstatSync(descriptor).size / pageSize);
      if (pages > lastPage || roots.every((root) => isWhole(descriptor, pageSize, pages, root))) return;
      if (readMeta(descriptor, file).transaction === transaction) throw corrupted(file);
    }
  } finally {
    closeSync(descriptor);
  }
}

function openRows(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (error) {
    throw isMissing(error) ? broken('missing', file) : inWords(error, file);
  }
}
