import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import type { Ids } from '../../../kernel/context.ts';
import { withColons } from './fingerprint.ts';
import { openSshPrivateKey, sshNumber, sshString } from './open-ssh.ts';
import { drawPrime, inverse } from './primes.ts';

/** A new key pair: the private key as its owner gets it once, and what is kept. */
export interface KeyMaterial {
  readonly privateKey: string;
  readonly fingerprint: string;
  readonly publicKey: string;
}

const base64Url = (value: bigint): string => {
  const digits = value.toString(16);
  return Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex').toString('base64url');
};

const publicExponent = 65_537n;

function rsaKey(ids: Ids): { p: bigint; q: bigint; d: bigint } {
  for (;;) {
    const [one, other] = [drawPrime(ids, 1024), drawPrime(ids, 1024)];
    const [p, q] = one > other ? [one, other] : [other, one];
    const order = (p - 1n) * (q - 1n);
    if (p !== q && order % publicExponent !== 0n) return { p, q, d: inverse(publicExponent, order) };
  }
}

/** A 2048-bit RSA key in PKCS #1. Its fingerprint is the SHA-1 of its PKCS #8 form. Source: EC2 API Reference, KeyPairInfo, read 2026-11-24. */
function rsa(ids: Ids): KeyMaterial {
  const { p, q, d } = rsaKey(ids);
  const [n, e] = [base64Url(p * q), base64Url(publicExponent)];
  const parts = { d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const jwk = { kty: 'RSA', n, e, ...Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, base64Url(value)])) };
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  const blob = Buffer.concat([sshString('ssh-rsa'), sshNumber(Buffer.from(e, 'base64url')), sshNumber(Buffer.from(n, 'base64url'))]);
  return {
    privateKey: key.export({ type: 'pkcs1', format: 'pem' }).toString(),
    fingerprint: withColons(
      createHash('sha1')
        .update(key.export({ type: 'pkcs8', format: 'der' }))
        .digest(),
    ),
    publicKey: `ssh-rsa ${blob.toString('base64')}`,
  };
}

/** The DER head of an Ed25519 private key in PKCS #8 (RFC 8410); the 32 bytes of the key follow. */
const ed25519Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** An Ed25519 key in OpenSSH's form. Its fingerprint is the SHA-256 of the public key, in base64. Source: as above. */
function ed25519(ids: Ids): KeyMaterial {
  const seed = ids.bytes(32);
  const key = createPrivateKey({ key: Buffer.concat([ed25519Head, seed]), format: 'der', type: 'pkcs8' });
  const publicBytes = createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32);
  const blob = Buffer.concat([sshString('ssh-ed25519'), sshString(publicBytes)]);
  return {
    privateKey: openSshPrivateKey(publicBytes, seed, ids.bytes(4)),
    fingerprint: createHash('sha256').update(blob).digest('base64'),
    publicKey: `ssh-ed25519 ${blob.toString('base64')}`,
  };
}

/** A new key of a type; equal ids give an equal key. */
export const newKeyMaterial = (type: 'rsa' | 'ed25519', ids: Ids): KeyMaterial => (type === 'rsa' ? rsa(ids) : ed25519(ids));
