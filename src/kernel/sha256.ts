import { Sha256 } from '@aws-crypto/sha256-js';

/*
 * In JavaScript, as loading `node:crypto` takes as long as a tenth of Node's own start, while most commands hash a few short texts.
 * It hashes ten times as fast, though, so that a process which has much to hash (a server, a replay) loads it all the same.
 */

/** How many characters a process hashes before it loads `node:crypto`: several times what a short command does. */
const mostInJavaScript = 32_768;

let hashed = 0;

/** The SHA-256 of a text in UTF-8, in hexadecimal. */
export function sha256(text: string): string {
  hashed += text.length;
  if (hashed <= mostInJavaScript) return Buffer.from(digestOf(undefined, Buffer.from(text))).toString('hex');
  return process.getBuiltinModule('node:crypto').hash('sha256', text, 'hex');
}

/** HMAC-SHA-256 (RFC 2104) of a text under a key: 32 bytes. */
export const hmacSha256 = (key: string | Uint8Array, text: string): Uint8Array => digestOf(key, Buffer.from(text));

/** A key of 32 bytes derived from a secret by HKDF-SHA-256 (RFC 5869). */
export function hkdfSha256(secret: string, salt: string, info: string): Uint8Array {
  const extracted = digestOf(salt, Buffer.from(secret));
  // The first block is all there is to expand, as it has as many bytes as are wanted.
  return digestOf(extracted, Buffer.from(`${info}\u0001`));
}

/** SHA-256 of bytes; with a key, HMAC under it. */
function digestOf(key: string | Uint8Array | undefined, bytes: Uint8Array): Uint8Array {
  const hash = new Sha256(typeof key === 'string' ? Buffer.from(key) : key);
  hash.update(bytes);
  return hash.digestSync();
}

/** Whether two texts are the same, found out in a time that tells nothing of where they differ, as anything that checks secrets should. */
export function isSameSecret(given: string, secret: string): boolean {
  let difference = given.length ^ secret.length;
  for (let index = 0; index < secret.length; index += 1) difference |= given.charCodeAt(index) ^ secret.charCodeAt(index);
  return difference === 0;
}
