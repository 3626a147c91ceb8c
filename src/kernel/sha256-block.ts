/*
 * What SHA-256 (FIPS 180-4) does with one block of 64 bytes, written for code that V8 interprets, as a short command's is to its end:
 * - Sums are made of halves. V8 would make an object of every sum that needs more than 32 bits.
 * - Eight steps are written out. V8 compiles what has run for long in proportion to its size, and to compile a loop of single steps took
 *   five times as long as all the hashing of a command in the interpreter; besides, nothing has to be moved from name to name.
 */

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

/** The message schedule of the block at hand. */
const schedule = new Int32Array(64);

/** Takes the block at an offset into a state of eight words. */
export function takeBlock(state: Int32Array, bytes: DataView, offset: number): void {
  for (let index = 0; index < 16; index += 1) schedule[index] = bytes.getInt32(offset + index * 4);
  for (let at = 16; at < 64; at += 8) expand(at);
  const before = Int32Array.from(state);
  for (let at = 0; at < 64; at += 8) compress(state, at);
  // Typed arrays keep what fits 32 bits of a sum.
  for (let index = 0; index < 8; index += 1) state[index] = (state[index] ?? 0) + (before[index] ?? 0);
}

/** Makes eight words of the schedule, from `at` on, of those before. */
function expand(at: number): void {
  let v: number, w: number, x: number, y: number, low: number;

  v = schedule[at - 15] ?? 0;
  x = ((v >>> 7) | (v << 25)) ^ ((v >>> 18) | (v << 14)) ^ (v >>> 3);
  v = schedule[at - 2] ?? 0;
  y = ((v >>> 17) | (v << 15)) ^ ((v >>> 19) | (v << 13)) ^ (v >>> 10);
  w = schedule[at - 7] ?? 0;
  v = schedule[at - 16] ?? 0;
  low = (x & 0xffff) + (y & 0xffff) + (w & 0xffff) + (v & 0xffff);
  schedule[at] = (((x >>> 16) + (y >>> 16) + (w >>> 16) + (v >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);

  v = schedule[at - 14] ?? 0;
  x = ((v >>> 7) | (v << 25)) ^ ((v >>> 18) | (v << 14)) ^ (v >>> 3);
  v = schedule[at - 1] ?? 0;
  y = ((v >>> 17) | (v << 15)) ^ ((v >>> 19) | (v << 13)) ^ (v >>> 10);
  w = schedule[at - 6] ?? 0;
  v = schedule[at - 15] ?? 0;
  low = (x & 0xffff) + (y & 0xffff) + (w & 0xffff) + (v & 0xffff);
  schedule[at + 1] = (((x >>> 16) + (y >>> 16) + (w >>> 16) + (v >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);

  v = schedule[at - 13] ?? 0;
  x = ((v >>> 7) | (v << 25)) ^ ((v >>> 18) | (v << 14)) ^ (v >>> 3);
  v = schedule[at] ?? 0;
  y = ((v >>> 17) | (v << 15)) ^ ((v >>> 19) | (v << 13)) ^ (v >>> 10);
  w = schedule[at - 5] ?? 0;
  v = schedule[at - 14] ?? 0;
  low = (x & 0xffff) + (y & 0xffff) + (w & 0xffff) + (v & 0xffff);
  schedule[at + 2] = (((x >>> 16) + (y >>> 16) + (w >>> 16) + (v >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);

  v = schedule[at - 12] ?? 0;
  x = ((v >>> 7) | (v << 25)) ^ ((v >>> 18) | (v << 14)) ^ (v >>> 3);
  v = schedule[at + 1] ?? 0;
  y = ((v >>> 17) | (v << 15)) ^ ((v >>> 19) | (v << 13)) ^ (v >>> 10);
  w = schedule[at - 4] ?? 0;
  v = schedule[at - 13] ?? 0;
  low = (x & 0xffff) + (y & 0xffff) + (w & 0xffff) + (v & 0xffff);
  schedule[at + 3] = (((x >>> 16) + (y >>> 16) + (w >>> 16) + (v >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);

  v = schedule[at - 11] ?? 0;
  x = ((v >>> 7) | (v << 25)) ^ ((v >>> 18) | (v << 14)) ^ (v >>> 3);
  v = schedule[at + 2] ?? 0;
  y = ((v >>> 17) | (v << 15)) ^ ((v >>> 19) | (v << 13)) ^ (v >>> 10);
  w = schedule[at - 3] ?? 0;
  v = schedule[at - 12] ?? 0;
  low = (x & 0xffff) + (y & 0xffff) + (w & 0xffff) + (v & 0xffff);
  schedule[at + 4] = (((x >>> 16) + (y >>> 16) + (w >>> 16) + (v >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);

  v = schedule[at - 10] ?? 0;
  x = ((v >>> 7) | (v << 25)) ^ ((v >>> 18) | (v << 14)) ^ (v >>> 3);
  v = schedule[at + 3] ?? 0;
  y = ((v >>> 17) | (v << 15)) ^ ((v >>> 19) | (v << 13)) ^ (v >>> 10);
  w = schedule[at - 2] ?? 0;
  v = schedule[at - 11] ?? 0;
  low = (x & 0xffff) + (y & 0xffff) + (w & 0xffff) + (v & 0xffff);
  schedule[at + 5] = (((x >>> 16) + (y >>> 16) + (w >>> 16) + (v >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);

  v = schedule[at - 9] ?? 0;
  x = ((v >>> 7) | (v << 25)) ^ ((v >>> 18) | (v << 14)) ^ (v >>> 3);
  v = schedule[at + 4] ?? 0;
  y = ((v >>> 17) | (v << 15)) ^ ((v >>> 19) | (v << 13)) ^ (v >>> 10);
  w = schedule[at - 1] ?? 0;
  v = schedule[at - 10] ?? 0;
  low = (x & 0xffff) + (y & 0xffff) + (w & 0xffff) + (v & 0xffff);
  schedule[at + 6] = (((x >>> 16) + (y >>> 16) + (w >>> 16) + (v >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);

  v = schedule[at - 8] ?? 0;
  x = ((v >>> 7) | (v << 25)) ^ ((v >>> 18) | (v << 14)) ^ (v >>> 3);
  v = schedule[at + 5] ?? 0;
  y = ((v >>> 17) | (v << 15)) ^ ((v >>> 19) | (v << 13)) ^ (v >>> 10);
  w = schedule[at] ?? 0;
  v = schedule[at - 9] ?? 0;
  low = (x & 0xffff) + (y & 0xffff) + (w & 0xffff) + (v & 0xffff);
  schedule[at + 7] = (((x >>> 16) + (y >>> 16) + (w >>> 16) + (v >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);
}

/** Eight rounds, from `at` on. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: written out, for the reason at the top
function compress(state: Int32Array, at: number): void {
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  let k: number, w: number, x: number, y: number, low: number, high: number, lowD: number;

  x = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
  y = (e & f) ^ (~e & g);
  k = constants[at] ?? 0;
  w = schedule[at] ?? 0;
  low = (h & 0xffff) + (x & 0xffff) + (y & 0xffff) + (k & 0xffff) + (w & 0xffff);
  high = (h >>> 16) + (x >>> 16) + (y >>> 16) + (k >>> 16) + (w >>> 16) + (low >>> 16);
  lowD = (d & 0xffff) + (low & 0xffff);
  d = (((d >>> 16) + high + (lowD >>> 16)) << 16) | (lowD & 0xffff);
  x = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
  y = (a & b) ^ (a & c) ^ (b & c);
  low = (low & 0xffff) + (x & 0xffff) + (y & 0xffff);
  h = ((high + (x >>> 16) + (y >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);

  x = ((d >>> 6) | (d << 26)) ^ ((d >>> 11) | (d << 21)) ^ ((d >>> 25) | (d << 7));
  y = (d & e) ^ (~d & f);
  k = constants[at + 1] ?? 0;
  w = schedule[at + 1] ?? 0;
  low = (g & 0xffff) + (x & 0xffff) + (y & 0xffff) + (k & 0xffff) + (w & 0xffff);
  high = (g >>> 16) + (x >>> 16) + (y >>> 16) + (k >>> 16) + (w >>> 16) + (low >>> 16);
  lowD = (c & 0xffff) + (low & 0xffff);
  c = (((c >>> 16) + high + (lowD >>> 16)) << 16) | (lowD & 0xffff);
  x = ((h >>> 2) | (h << 30)) ^ ((h >>> 13) | (h << 19)) ^ ((h >>> 22) | (h << 10));
  y = (h & a) ^ (h & b) ^ (a & b);
  low = (low & 0xffff) + (x & 0xffff) + (y & 0xffff);
  g = ((high + (x >>> 16) + (y >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);

  x = ((c >>> 6) | (c << 26)) ^ ((c >>> 11) | (c << 21)) ^ ((c >>> 25) | (c << 7));
  y = (c & d) ^ (~c & e);
  k = constants[at + 2] ?? 0;
  w = schedule[at + 2] ?? 0;
  low = (f & 0xffff) + (x & 0xffff) + (y & 0xffff) + (k & 0xffff) + (w & 0xffff);
  high = (f >>> 16) + (x >>> 16) + (y >>> 16) + (k >>> 16) + (w >>> 16) + (low >>> 16);
  lowD = (b & 0xffff) + (low & 0xffff);
  b = (((b >>> 16) + high + (lowD >>> 16)) << 16) | (lowD & 0xffff);
  x = ((g >>> 2) | (g << 30)) ^ ((g >>> 13) | (g << 19)) ^ ((g >>> 22) | (g << 10));
  y = (g & h) ^ (g & a) ^ (h & a);
  low = (low & 0xffff) + (x & 0xffff) + (y & 0xffff);
  f = ((high + (x >>> 16) + (y >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);

  x = ((b >>> 6) | (b << 26)) ^ ((b >>> 11) | (b << 21)) ^ ((b >>> 25) | (b << 7));
  y = (b & c) ^ (~b & d);
  k = constants[at + 3] ?? 0;
  w = schedule[at + 3] ?? 0;
  low = (e & 0xffff) + (x & 0xffff) + (y & 0xffff) + (k & 0xffff) + (w & 0xffff);
  high = (e >>> 16) + (x >>> 16) + (y >>> 16) + (k >>> 16) + (w >>> 16) + (low >>> 16);
  lowD = (a & 0xffff) + (low & 0xffff);
  a = (((a >>> 16) + high + (lowD >>> 16)) << 16) | (lowD & 0xffff);
  x = ((f >>> 2) | (f << 30)) ^ ((f >>> 13) | (f << 19)) ^ ((f >>> 22) | (f << 10));
  y = (f & g) ^ (f & h) ^ (g & h);
  low = (low & 0xffff) + (x & 0xffff) + (y & 0xffff);
  e = ((high + (x >>> 16) + (y >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);

  x = ((a >>> 6) | (a << 26)) ^ ((a >>> 11) | (a << 21)) ^ ((a >>> 25) | (a << 7));
  y = (a & b) ^ (~a & c);
  k = constants[at + 4] ?? 0;
  w = schedule[at + 4] ?? 0;
  low = (d & 0xffff) + (x & 0xffff) + (y & 0xffff) + (k & 0xffff) + (w & 0xffff);
  high = (d >>> 16) + (x >>> 16) + (y >>> 16) + (k >>> 16) + (w >>> 16) + (low >>> 16);
  lowD = (h & 0xffff) + (low & 0xffff);
  h = (((h >>> 16) + high + (lowD >>> 16)) << 16) | (lowD & 0xffff);
  x = ((e >>> 2) | (e << 30)) ^ ((e >>> 13) | (e << 19)) ^ ((e >>> 22) | (e << 10));
  y = (e & f) ^ (e & g) ^ (f & g);
  low = (low & 0xffff) + (x & 0xffff) + (y & 0xffff);
  d = ((high + (x >>> 16) + (y >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);

  x = ((h >>> 6) | (h << 26)) ^ ((h >>> 11) | (h << 21)) ^ ((h >>> 25) | (h << 7));
  y = (h & a) ^ (~h & b);
  k = constants[at + 5] ?? 0;
  w = schedule[at + 5] ?? 0;
  low = (c & 0xffff) + (x & 0xffff) + (y & 0xffff) + (k & 0xffff) + (w & 0xffff);
  high = (c >>> 16) + (x >>> 16) + (y >>> 16) + (k >>> 16) + (w >>> 16) + (low >>> 16);
  lowD = (g & 0xffff) + (low & 0xffff);
  g = (((g >>> 16) + high + (lowD >>> 16)) << 16) | (lowD & 0xffff);
  x = ((d >>> 2) | (d << 30)) ^ ((d >>> 13) | (d << 19)) ^ ((d >>> 22) | (d << 10));
  y = (d & e) ^ (d & f) ^ (e & f);
  low = (low & 0xffff) + (x & 0xffff) + (y & 0xffff);
  c = ((high + (x >>> 16) + (y >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);

  x = ((g >>> 6) | (g << 26)) ^ ((g >>> 11) | (g << 21)) ^ ((g >>> 25) | (g << 7));
  y = (g & h) ^ (~g & a);
  k = constants[at + 6] ?? 0;
  w = schedule[at + 6] ?? 0;
  low = (b & 0xffff) + (x & 0xffff) + (y & 0xffff) + (k & 0xffff) + (w & 0xffff);
  high = (b >>> 16) + (x >>> 16) + (y >>> 16) + (k >>> 16) + (w >>> 16) + (low >>> 16);
  lowD = (f & 0xffff) + (low & 0xffff);
  f = (((f >>> 16) + high + (lowD >>> 16)) << 16) | (lowD & 0xffff);
  x = ((c >>> 2) | (c << 30)) ^ ((c >>> 13) | (c << 19)) ^ ((c >>> 22) | (c << 10));
  y = (c & d) ^ (c & e) ^ (d & e);
  low = (low & 0xffff) + (x & 0xffff) + (y & 0xffff);
  b = ((high + (x >>> 16) + (y >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);

  x = ((f >>> 6) | (f << 26)) ^ ((f >>> 11) | (f << 21)) ^ ((f >>> 25) | (f << 7));
  y = (f & g) ^ (~f & h);
  k = constants[at + 7] ?? 0;
  w = schedule[at + 7] ?? 0;
  low = (a & 0xffff) + (x & 0xffff) + (y & 0xffff) + (k & 0xffff) + (w & 0xffff);
  high = (a >>> 16) + (x >>> 16) + (y >>> 16) + (k >>> 16) + (w >>> 16) + (low >>> 16);
  lowD = (e & 0xffff) + (low & 0xffff);
  e = (((e >>> 16) + high + (lowD >>> 16)) << 16) | (lowD & 0xffff);
  x = ((b >>> 2) | (b << 30)) ^ ((b >>> 13) | (b << 19)) ^ ((b >>> 22) | (b << 10));
  y = (b & c) ^ (b & d) ^ (c & d);
  low = (low & 0xffff) + (x & 0xffff) + (y & 0xffff);
  a = ((high + (x >>> 16) + (y >>> 16) + (low >>> 16)) << 16) | (low & 0xffff);

  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
  state[4] = e;
  state[5] = f;
  state[6] = g;
  state[7] = h;
}
