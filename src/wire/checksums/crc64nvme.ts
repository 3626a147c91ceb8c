import { at } from './element.ts';
import type { Hasher } from './hasher.ts';

/** The polynomial of the NVM Express specification, reflected, in two halves: JavaScript's fast integers have 32 bits. */
const polynomialHigh = 0x9a6c9329;
const polynomialLow = 0xac4bc9b5;

interface Tables {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

let tables: Tables | undefined;

/** Eight tables of 256 entries ("slicing by 8"): entry `256 * k + b` is the remainder of byte `b` followed by `k` zero bytes. */
function slicingTables(): Tables {
  if (tables !== undefined) return tables;
  const high = new Uint32Array(8 * 256);
  const low = new Uint32Array(8 * 256);
  for (let byte = 0; byte < 256; byte += 1) {
    let h = 0;
    let l = byte;
    for (let bit = 0; bit < 8; bit += 1) {
      const carry = l & 1;
      l = (l >>> 1) | (h << 31);
      h >>>= 1;
      if (carry) {
        h ^= polynomialHigh;
        l ^= polynomialLow;
      }
    }
    high[byte] = h;
    low[byte] = l;
  }
  for (let index = 256; index < low.length; index += 1) {
    const h = at(high, index - 256);
    const l = at(low, index - 256);
    low[index] = ((l >>> 8) | (h << 24)) ^ at(low, l & 255);
    high[index] = (h >>> 8) ^ at(high, l & 255);
  }
  tables = { high, low };
  return tables;
}

/** CRC-64/NVME: reflected bits, all ones before and after. S3's default checksum since December 2024. Eight bytes. */
export function crc64nvme(): Hasher {
  const { high, low } = slicingTables();
  let crcHigh = -1;
  let crcLow = -1;
  return {
    update(chunk) {
      let h = crcHigh;
      let l = crcLow;
      let index = 0;
      for (const end = chunk.length - 7; index < end; index += 8) {
        const x = l ^ (at(chunk, index) | (at(chunk, index + 1) << 8) | (at(chunk, index + 2) << 16) | (at(chunk, index + 3) << 24));
        const y = h ^ (at(chunk, index + 4) | (at(chunk, index + 5) << 8) | (at(chunk, index + 6) << 16) | (at(chunk, index + 7) << 24));
        const i0 = 1792 + (x & 255);
        const i1 = 1536 + ((x >>> 8) & 255);
        const i2 = 1280 + ((x >>> 16) & 255);
        const i3 = 1024 + (x >>> 24);
        const i4 = 768 + (y & 255);
        const i5 = 512 + ((y >>> 8) & 255);
        const i6 = 256 + ((y >>> 16) & 255);
        const i7 = y >>> 24;
        l = at(low, i0) ^ at(low, i1) ^ at(low, i2) ^ at(low, i3) ^ at(low, i4) ^ at(low, i5) ^ at(low, i6) ^ at(low, i7);
        h = at(high, i0) ^ at(high, i1) ^ at(high, i2) ^ at(high, i3) ^ at(high, i4) ^ at(high, i5) ^ at(high, i6) ^ at(high, i7);
      }
      for (; index < chunk.length; index += 1) {
        const entry = (l ^ at(chunk, index)) & 255;
        l = ((l >>> 8) | (h << 24)) ^ at(low, entry);
        h = (h >>> 8) ^ at(high, entry);
      }
      crcHigh = h;
      crcLow = l;
    },
    digest() {
      const bytes = new Uint8Array(8);
      const view = new DataView(bytes.buffer);
      view.setUint32(0, ~crcHigh >>> 0);
      view.setUint32(4, ~crcLow >>> 0);
      return bytes;
    },
  };
}
