import qrcode from 'qrcode-generator';
import { crc32 } from '../../wire/checksums/crc32.ts';

/** Pixels a module, and modules of white around, which readers ask for (ISO/IEC 18004). */
const scale = 4;
const margin = 4;

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const big = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const checksum = crc32();
  checksum.update(body);
  return Buffer.concat([big(data.length), body, checksum.digest()]);
}

function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return high * 65_536 + low;
}

/** A zlib stream that holds the bytes as they are: small here, and the same on every machine, whatever its zlib. */
function stored(bytes: Uint8Array): Buffer {
  const blocks: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
  for (let start = 0; start < bytes.length; start += 65_535) {
    const block = bytes.subarray(start, start + 65_535);
    const head = Buffer.alloc(5);
    head.writeUInt8(start + block.length === bytes.length ? 1 : 0);
    head.writeUInt16LE(block.length, 1);
    head.writeUInt16LE(~block.length & 0xffff, 3);
    blocks.push(head, block);
  }
  return Buffer.concat([...blocks, big(adler32(bytes))]);
}

/** A text as a QR code: a PNG of one bit a pixel, black on white. */
export function qrCodePng(text: string): Uint8Array {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const modules = code.getModuleCount();
  const size = (modules + 2 * margin) * scale;
  const stride = 1 + Math.ceil(size / 8);
  const pixels = Buffer.alloc(stride * size);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const row = Math.floor(y / scale) - margin;
      const column = Math.floor(x / scale) - margin;
      const dark = row >= 0 && row < modules && column >= 0 && column < modules && code.isDark(row, column);
      const index = y * stride + 1 + (x >> 3);
      if (!dark) pixels.writeUInt8(pixels.readUInt8(index) | (0x80 >> (x & 7)), index);
    }
  }
  const header = Buffer.concat([big(size), big(size), Uint8Array.of(1, 0, 0, 0, 0)]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', stored(pixels)), chunk('IEND', new Uint8Array(0))]);
}
