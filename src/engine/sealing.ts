import { createCipheriv, createDecipheriv } from 'node:crypto';
import { BoundedMap } from '../kernel/bounded-map.ts';
import { hkdfSha256, hmacSha256, isSameSecret } from '../kernel/sha256.ts';

/** Turns secrets into text that only the cloud they belong to can read back. */
export interface Sealing {
  /** @param label binds the text to its place: it can't be read back under another one */
  seal(secret: string, label: string): string;
  /** Throws when the text was not sealed by this cloud under this label. */
  unseal(sealed: string, label: string): string;
  /** The same, remembered: for a secret that every request of its holder is verified with. */
  unsealOften(sealed: string, label: string): string;
  /** Whether this is the secret that was sealed, without reading it back. */
  isSecret(given: string, sealed: string, label: string): boolean;
}

const nonceLength = 12;
const tagLength = 16;

/** How long the nonce is as base64: it fills whole groups of three bytes, so that it is the beginning of the sealed text. */
const nonceText = (nonceLength / 3) * 4;

/** So many secrets are remembered. */
const mostRemembered = 256;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/**
 * AES-256-GCM under a key derived from the cloud's seed. The nonce is derived from what is sealed, not drawn:
 * replay must give the same text, and equal nonces then only ever meet equal plaintexts.
 */
export function sealing(seed: string): Sealing {
  const key = hkdfSha256(seed, 'nimbi', 'sealed secrets');
  const nonceOf = (secret: string, label: string): Uint8Array => hmacSha256(key, `${label}\0${secret}`).subarray(0, nonceLength);
  const often = new BoundedMap<string, string>(mostRemembered);
  const made: Sealing = {
    seal(secret, label) {
      const nonce = nonceOf(secret, label);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label));
      const encrypted = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), encrypted]).toString('base64');
    },
    unseal(sealed, label) {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength)).setAAD(Buffer.from(label));
      decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
      return decipher.update(bytes.subarray(nonceLength + tagLength), undefined, 'utf8') + decipher.final('utf8');
    },
    unsealOften(sealed, label) {
      const name = `${label}\0${sealed}`;
      const known = often.get(name);
      if (known !== undefined) return known;
      const secret = made.unseal(sealed, label);
      often.set(name, secret);
      return secret;
    },
    // The nonce is a tag over the secret. It is all that a call needs, and far quicker than to load a cipher.
    isSecret: (given, sealed, label) => isSameSecret(base64(nonceOf(given, label)), sealed.slice(0, nonceText)),
  };
  return made;
}
