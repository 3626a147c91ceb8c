import { BoundedMap } from './bounded-map.ts';
import { takeBlock } from './sha256-block.ts';

/*
 * SHA-256 (FIPS 180-4) in JavaScript, for short commands: loading `node:crypto` takes as long as a tenth of Node's own start, while most
 * commands hash a few short texts. What the libraries that were tried leave behind, a collection of garbage for every two kilobytes,
 * takes as long again. A process that has much to hash (a server, a replay) loads `node:crypto` all the same, which is ten times as fast.
 */

/** How many characters a process hashes before it loads `node:crypto`: several times what a short command does. */
const mostInJavaScript = 32_768;

const blockBytes = 64;
const digestBytes = 32;

let hashed = 0;
let native: ReturnType<typeof nodeCrypto> | undefined;

const nodeCrypto = () => process.getBuiltinModule('node:crypto');

/** The SHA-256 of a text in UTF-8, in hexadecimal. */
export function sha256(text: string): string {
  hashed += text.length;
  if (hashed <= mostInJavaScript) return digestOf(Buffer.from(text)).toString('hex');
  native ??= nodeCrypto();
  return native.hash('sha256', text, 'hex');
}

/** The two blocks that HMAC makes of a key, each at the beginning of a buffer with room for what is hashed with it. */
interface KeyBlocks {
  readonly inner: Buffer;
  readonly outer: Buffer;
}

/** Bytes of a text that have room behind a key's block. */
const roomForText = 1024;

/** Those of the keys that were used last. A cloud has two, which every call of it uses. */
const keyBlocks = new BoundedMap<string | Uint8Array, KeyBlocks>(16);

function blocksOf(key: string | Uint8Array): KeyBlocks {
  const known = keyBlocks.get(key);
  if (known !== undefined) return known;
  const given = Buffer.from(key);
  const short = given.length > blockBytes ? digestOf(given) : given;
  const inner = Buffer.alloc(blockBytes + roomForText, 0x36);
  const outer = Buffer.alloc(blockBytes + digestBytes, 0x5c);
  short.forEach((byte, index) => {
    inner[index] = byte ^ 0x36;
    outer[index] = byte ^ 0x5c;
  });
  const made = { inner, outer };
  keyBlocks.set(key, made);
  return made;
}

/**
 * HMAC-SHA-256 (RFC 2104) of a text under a key: 32 bytes.
 * @param key where it is bytes, nobody may change them any more
 */
export function hmacSha256(key: string | Uint8Array, text: string): Buffer {
  const { inner, outer } = blocksOf(key);
  const fits = text.length * 3 <= roomForText;
  const message = fits ? inner.subarray(0, blockBytes + inner.write(text, blockBytes)) : Buffer.concat([inner.subarray(0, blockBytes), Buffer.from(text)]);
  if (native === undefined) {
    outer.set(digestOf(message), blockBytes);
    return digestOf(outer);
  }
  // Node's own HMAC takes more than twice as long: it makes objects that hash piece by piece, and what it gives as bytes costs more than a text.
  outer.write(native.hash('sha256', message, 'binary'), blockBytes, 'binary');
  return Buffer.from(native.hash('sha256', outer, 'binary'), 'binary');
}

/** A key of 32 bytes derived from a secret by HKDF-SHA-256 (RFC 5869). */
export const hkdfSha256 = (secret: string, salt: string, info: string): Uint8Array =>
  // The first block is all there is to expand, as it has as many bytes as are wanted.
  hmacSha256(hmacSha256(salt, secret), `${info}\u0001`);

/** Whether two texts are the same, found out in a time that tells nothing of where they differ, as anything that checks secrets should. */
export function isSameSecret(given: string, secret: string): boolean {
  let difference = given.length ^ secret.length;
  for (let index = 0; index < secret.length; index += 1) difference |= given.charCodeAt(index) ^ secret.charCodeAt(index);
  return difference === 0;
}

/** The first 32 bits of the fractional parts of the square roots of the first eight primes. */
const initialState = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

/** The digest of bytes. */
function digestOf(bytes: Uint8Array): Buffer {
  const padded = Buffer.alloc((Math.floor((bytes.length + 8) / blockBytes) + 1) * blockBytes);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  padded.writeUInt32BE(Math.floor(bytes.length / 2 ** 29), padded.length - 8);
  padded.writeUInt32BE((bytes.length << 3) >>> 0, padded.length - 4);
  const state = Int32Array.from(initialState, (word) => word | 0);
  const view = new DataView(padded.buffer, padded.byteOffset, padded.length);
  for (let offset = 0; offset < padded.length; offset += blockBytes) {
    takeBlock(state, view, offset);
  }
  const digest = Buffer.allocUnsafe(digestBytes);
  for (let index = 0; index < 8; index += 1) digest.writeInt32BE(state[index] ?? 0, index * 4);
  return digest;
}
