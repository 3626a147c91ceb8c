import { crc32 } from '../checksums/crc32.ts';
import { utf8 } from './bodies.ts';

/**
 * The framing of event streams: each message a prelude (total length, length of the headers, CRC-32 of both), headers, a payload, and the
 * CRC-32 of all before. Source: Amazon S3 API Reference, "Appendix: SelectObjectContent Response", read 2026-11.
 */
export interface EventMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Uint8Array;
}

const preludeLength = 12;
const stringType = 7;

const checksumOf = (bytes: Uint8Array): number => {
  const hasher = crc32();
  hasher.update(bytes);
  const digest = hasher.digest();
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0);
};

const uint32 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

/** Writes a message. */
export function encodeMessage({ headers, payload }: EventMessage): Uint8Array {
  const header = Buffer.concat(
    Object.entries(headers).map(([name, value]) => {
      const text = utf8(value);
      return Buffer.concat([Uint8Array.of(name.length), utf8(name), Uint8Array.of(stringType, text.length >> 8, text.length & 255), text]);
    }),
  );
  const lengths = Buffer.concat([uint32(preludeLength + header.length + payload.length + 4), uint32(header.length)]);
  const message = Buffer.concat([lengths, uint32(checksumOf(lengths)), header, payload]);
  return Buffer.concat([message, uint32(checksumOf(message))]);
}

/** Reads messages one after the other. @throws Error for one that is cut off or damaged */
export function decodeMessages(bytes: Uint8Array): EventMessage[] {
  const messages: EventMessage[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0; start < bytes.length; ) {
    if (start + preludeLength + 4 > bytes.length) throw new Error('The event stream is cut off.');
    const total = view.getUint32(start);
    const headerLength = view.getUint32(start + 4);
    const end = start + total;
    if (end > bytes.length || total < preludeLength + headerLength + 4) throw new Error('The event stream is cut off.');
    const intact =
      checksumOf(bytes.subarray(start, start + 8)) === view.getUint32(start + 8) && checksumOf(bytes.subarray(start, end - 4)) === view.getUint32(end - 4);
    if (!intact) throw new Error('The event stream is damaged.');
    const payloadStart = start + preludeLength + headerLength;
    messages.push({ headers: decodeHeaders(bytes.subarray(start + preludeLength, payloadStart)), payload: bytes.subarray(payloadStart, end - 4) });
    start = end;
  }
  return messages;
}

function decodeHeaders(bytes: Uint8Array): Readonly<Record<string, string>> {
  const headers: [string, string][] = [];
  const text = (start: number, length: number): string => Buffer.from(bytes.subarray(start, start + length)).toString('utf8');
  for (let start = 0; start < bytes.length; ) {
    const nameLength = bytes[start] ?? 0;
    const typeAt = start + 1 + nameLength;
    if (bytes[typeAt] !== stringType) throw new Error('The event stream has a header that is no text.');
    const length = (bytes[typeAt + 1] ?? 0) * 256 + (bytes[typeAt + 2] ?? 0);
    headers.push([text(start + 1, nameLength), text(typeAt + 3, length)]);
    start = typeAt + 3 + length;
  }
  return Object.fromEntries(headers);
}
