/*
 * SHA-256 (FIPS 180-4) in JavaScript, for short commands: loading `node:crypto` takes as long as a tenth of Node's own start, while most
 * commands hash a few short texts. What the libraries that were tried leave behind, a collection of garbage for every two kilobytes,
 * takes as long again: in code that is not compiled yet, V8 makes an object of every sum that needs more than 32 bits. Sums are made of
 * halves here. A process that has much to hash (a server, a replay) loads `node:crypto` all the same, which is ten times as fast.
 */

/** How many characters a process hashes before it loads `node:crypto`: several times what a short command does. */
const mostInJavaScript = 32_768;

const blockBytes = 64;

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

/** HMAC-SHA-256 (RFC 2104) of a text under a key: 32 bytes. */
export function hmacSha256(key: string | Uint8Array, text: string): Uint8Array {
  if (native) return native.createHmac('sha256', key).update(text).digest();
  const given = Buffer.from(key);
  const short = given.length > blockBytes ? digestOf(given) : given;
  const inner = Buffer.alloc(blockBytes, 0x36);
  const outer = Buffer.alloc(blockBytes, 0x5c);
  short.forEach((byte, index) => {
    inner[index] = byte ^ 0x36;
    outer[index] = byte ^ 0x5c;
  });
  return digestOf(Buffer.concat([outer, digestOf(Buffer.concat([inner, Buffer.from(text)]))]));
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

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const constants = Int32Array.from(
  (
    '428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5 d807aa98 12835b01 243185be 550c7dc3 72be5d74 80deb1fe 9bdc06a7 c19bf174 ' +
    'e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da 983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967 ' +
    '27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e 92722c85 a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070 ' +
    '19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3 748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2'
  ).split(' '),
  (word) => Number.parseInt(word, 16) | 0,
);

/** The first 32 bits of the fractional parts of the square roots of the first eight primes. */
const initialState = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

/** The message schedule of the block at hand. */
const schedule = new Int32Array(64);

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
    expand(view, offset);
    compress(state);
  }
  const digest = Buffer.allocUnsafe(32);
  for (let index = 0; index < 8; index += 1) digest.writeInt32BE(state[index] ?? 0, index * 4);
  return digest;
}

/** Fills the schedule from a block. */
function expand(bytes: DataView, offset: number): void {
  for (let index = 0; index < 16; index += 1) schedule[index] = bytes.getInt32(offset + index * 4);
  for (let index = 16; index < 64; index += 1) {
    const x = schedule[index - 15] ?? 0;
    const y = schedule[index - 2] ?? 0;
    const a = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const b = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    const c = schedule[index - 7] ?? 0;
    const d = schedule[index - 16] ?? 0;
    const low = (a & 0xffff) + (b & 0xffff) + (c & 0xffff) + (d & 0xffff);
    schedule[index] = (((a >>> 16) + (b >>> 16) + (c >>> 16) + (d >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);
  }
}

/** Takes the block in the schedule into the state. */
function compress(state: Int32Array): void {
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let index = 0; index < 64; index += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const choice = (e & f) ^ (~e & g);
    const k = constants[index] ?? 0;
    const w = schedule[index] ?? 0;
    const low = (h & 0xffff) + (s1 & 0xffff) + (choice & 0xffff) + (k & 0xffff) + (w & 0xffff);
    const high = (h >>> 16) + (s1 >>> 16) + (choice >>> 16) + (k >>> 16) + (w >>> 16) + (low >>> 16);
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const lowE = (d & 0xffff) + (low & 0xffff);
    const lowA = (low & 0xffff) + (s0 & 0xffff) + (majority & 0xffff);
    h = g;
    g = f;
    f = e;
    e = (((d >>> 16) + high + (lowE >>> 16)) << 16) | (lowE & 0xffff);
    d = c;
    c = b;
    b = a;
    a = ((high + (s0 >>> 16) + (majority >>> 16) + (lowA >>> 16)) << 16) | (lowA & 0xffff);
  }
  // Typed arrays keep what fits 32 bits of a sum.
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
  state[5] = (state[5] ?? 0) + f;
  state[6] = (state[6] ?? 0) + g;
  state[7] = (state[7] ?? 0) + h;
}
