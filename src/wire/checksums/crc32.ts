import { at } from './element.ts';
import type { Hasher } from './hasher.ts';

const tables = new Map<number, Uint32Array>();

/** Eight tables of 256 entries ("slicing by 8"): entry `256 * k + b` is the remainder of byte `b` followed by `k` zero bytes. */
function slicingTable(polynomial: number): Uint32Array {
  const known = tables.get(polynomial);
  if (known !== undefined) return known;
  const table = new Uint32Array(8 * 256);
  for (let byte = 0; byte < 256; byte += 1) {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit += 1) remainder = remainder & 1 ? (remainder >>> 1) ^ polynomial : remainder >>> 1;
    table[byte] = remainder;
  }
  for (let index = 256; index < table.length; index += 1) {
    const before = at(table, index - 256);
    table[index] = (before >>> 8) ^ at(table, before & 255);
  }
  tables.set(polynomial, table);
  return table;
}

/** A 32-bit CRC with reflected bits, all ones before and after; `polynomial` is given reflected. */
function reflectedCrc32(polynomial: number): Hasher {
  const table = slicingTable(polynomial);
  let crc = -1;
  return {
    update(chunk) {
      let index = 0;
      for (const end = chunk.length - 7; index < end; index += 8) {
        const low = crc ^ (at(chunk, index) | (at(chunk, index + 1) << 8) | (at(chunk, index + 2) << 16) | (at(chunk, index + 3) << 24));
        crc =
          at(table, 1792 + (low & 255)) ^
          at(table, 1536 + ((low >>> 8) & 255)) ^
          at(table, 1280 + ((low >>> 16) & 255)) ^
          at(table, 1024 + (low >>> 24)) ^
          at(table, 768 + at(chunk, index + 4)) ^
          at(table, 512 + at(chunk, index + 5)) ^
          at(table, 256 + at(chunk, index + 6)) ^
          at(table, at(chunk, index + 7));
      }
      for (; index < chunk.length; index += 1) crc = (crc >>> 8) ^ at(table, (crc ^ at(chunk, index)) & 255);
    },
    digest() {
      const bytes = new Uint8Array(4);
      new DataView(bytes.buffer).setUint32(0, ~crc >>> 0);
      return bytes;
    },
  };
}

/** CRC-32 as in zlib and Ethernet (CRC-32/ISO-HDLC): S3's `CRC32`. Four bytes. */
export const crc32 = (): Hasher => reflectedCrc32(0xedb88320);

/** CRC-32C, Castagnoli's (CRC-32/ISCSI): S3's `CRC32C`. Four bytes. */
export const crc32c = (): Hasher => reflectedCrc32(0x82f63b78);
