import { constants, privateDecrypt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CommandLineError } from '../errors.ts';

/** Takes the padding of PKCS #1 v1.5 off: 0, 2, at least eight bytes that are not 0, and a 0 (RFC 8017, 7.2.2). */
function unpadded(block: Uint8Array): Uint8Array {
  const end = block.indexOf(0, 2);
  if (block[0] !== 0 || block[1] !== 2 || end < 10) throw new Error('The padding is wrong.');
  return block.subarray(end + 1);
}

/**
 * Decrypts the password of a Windows instance. Node no longer takes this padding off by itself, lest servers tell strangers whether it was
 * right (CVE-2023-46809); here nobody listens.
 * @param encrypted in Base64
 * @param keyFile the path of a private key without a passphrase, as PEM
 * @throws a CommandLineError, as aws words it, where anything is wrong with key or password
 */
export function decryptPassword(encrypted: string, keyFile: string): string {
  try {
    const block = privateDecrypt({ key: readFileSync(keyFile), padding: constants.RSA_NO_PADDING }, Buffer.from(encrypted, 'base64'));
    return new TextDecoder('utf-8', { fatal: true }).decode(unpadded(block));
  } catch {
    throw new CommandLineError('general', 'Unable to decrypt password data using provided private key file.');
  }
}
