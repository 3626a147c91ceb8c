import { createHash, createPublicKey } from 'node:crypto';
import { errors } from '../errors.ts';
import type { KeyPairRow } from '../state.ts';
import { withColons } from './fingerprint.ts';
import { readSshStrings } from './open-ssh.ts';

type Imported = Pick<KeyPairRow, 'keyType' | 'fingerprint' | 'publicKey'>;

const rsaSizes = [1024, 2048, 4096];

function rsa(publicKey: string, exponent: Buffer, modulus: Buffer): Imported {
  const key = createPublicKey({ key: { kty: 'RSA', e: exponent.toString('base64url'), n: modulus.toString('base64url') }, format: 'jwk' });
  if (!rsaSizes.includes(key.asymmetricKeyDetails?.modulusLength ?? 0)) throw errors.keyFormat();
  const digest = createHash('md5')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
  return { keyType: 'rsa', fingerprint: withColons(digest), publicKey };
}

/**
 * Reads a public key in OpenSSH's format. An imported RSA key's fingerprint is the MD5 of its public key, an Ed25519 key's the SHA-256.
 * Source: EC2 API Reference, KeyPairInfo, read 2026-11-24.
 * @throws InvalidKey.Format
 */
export function readPublicKey(material: Uint8Array): Imported {
  const text = Buffer.from(material).toString().trim();
  const [, type = '', base64 = ''] = /^(ssh-rsa|ssh-ed25519) ([A-Za-z0-9+/]+={0,2})(?: .*)?$/.exec(text) ?? [];
  const blob = Buffer.from(base64, 'base64');
  const [name, first, second] = readSshStrings(blob) ?? [];
  if (type === '' || name?.toString() !== type || first === undefined) throw errors.keyFormat();
  const publicKey = `${type} ${base64}`;
  if (type === 'ssh-rsa' && second !== undefined) return rsa(publicKey, first, second);
  if (type === 'ssh-ed25519' && first.length === 32) return { keyType: 'ed25519', fingerprint: createHash('sha256').update(blob).digest('base64'), publicKey };
  throw errors.keyFormat();
}
