/** The few forms of ASN.1's distinguished encoding (X.690) that a certificate is made of. */
const tagged = (tag: number, content: Uint8Array): Uint8Array => Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);

function lengthOf(length: number): Uint8Array {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.from(length.toString(16).padStart(length.toString(16).length + (length.toString(16).length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

/** A sequence of encoded values. */
export const sequence = (...items: readonly Uint8Array[]): Uint8Array => tagged(0x30, Buffer.concat(items));

/** A set of encoded values. */
export const set = (...items: readonly Uint8Array[]): Uint8Array => tagged(0x31, Buffer.concat(items));

/** A positive whole number, by its bytes. */
export const integer = (bytes: Uint8Array): Uint8Array => tagged(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);

/** True. */
export const yes: Uint8Array = Buffer.from([0x01, 0x01, 0xff]);

/** Bytes. */
export const octets = (bytes: Uint8Array): Uint8Array => tagged(0x04, bytes);

/** Bits, of which the last `unused` are none. */
export const bits = (bytes: Uint8Array, unused = 0): Uint8Array => tagged(0x03, Buffer.concat([Buffer.from([unused]), bytes]));

/** Text in UTF-8. */
export const text = (value: string): Uint8Array => tagged(0x0c, Buffer.from(value, 'utf8'));

/** A value under a number that the context gives meaning to; `primitive` where that replaces the value's own tag. */
export const inContext = (number: number, content: Uint8Array, primitive = false): Uint8Array => tagged((primitive ? 0x80 : 0xa0) | number, content);

/** A moment, in milliseconds since 1970. */
export const time = (moment: number): Uint8Array => tagged(0x18, Buffer.from(`${new Date(moment).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`, 'ascii'));

/** An object identifier: `2.5.29.17`. */
export function identifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((part) => {
    const groups: number[] = [part & 0x7f];
    for (let left = part >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return tagged(0x06, Buffer.from(bytes));
}
