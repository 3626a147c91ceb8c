import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

/** Turns secrets into text that only the cloud they belong to can read back. */
export interface Sealing {
  /** @param label binds the text to its place: it can't be read back under another one */
  seal(secret: string, label: string): string;
  /** Throws when the text was not sealed by this cloud under this label. */
  unseal(sealed: string, label: string): string;
}

const nonceLength = 12;
const tagLength = 16;

/**
 * AES-256-GCM under a key derived from the cloud's seed. The nonce is derived from what is sealed, not drawn:
 * replay must give the same text, and equal nonces then only ever meet equal plaintexts.
 */
export function sealing(seed: string): Sealing {
  const key = Buffer.from(hkdfSync('sha256', seed, 'nimbi', 'sealed secrets', 32));
  return {
    seal(secret, label) {
      const nonce = createHmac('sha256', key).update(label).update('\0').update(secret).digest().subarray(0, nonceLength);
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
  };
}
