import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { isIP } from 'node:net';
import type { TlsFiles } from '../listener.ts';
import { bits, identifier, inContext, integer, octets, sequence, set, text, time, yes } from './der.ts';

/** The names under which an endpoint is reached on its own machine; those of buckets stand for any. */
const ownNames = ['localhost', '*.localhost', '*.s3.localhost', '127.0.0.1', '::1'] as const;

const day = 86_400_000;

/** How long a certificate is good: some programs refuse those of more than 398 days. */
const lifetime = 397 * day;

const ecdsaWithSha256 = sequence(identifier('1.2.840.10045.4.3.2'));

const extension = (id: string, value: Uint8Array, critical = false): Uint8Array => sequence(identifier(id), ...(critical ? [yes] : []), octets(value));

/** The 16 bytes of an IPv6 address, or the 4 of an IPv4 one. */
function addressBytes(address: string): Uint8Array {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail = ''] = address.split('::', 2);
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [before, after] = [groups(head), groups(tail)];
  const all = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

const alternativeName = (name: string): Uint8Array =>
  isIP(name) === 0 ? inContext(2, Buffer.from(name, 'ascii'), true) : inContext(7, addressBytes(name), true);

const pem = (label: string, der: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${(
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  ).join('\n')}\n-----END ${label}-----\n`;

/**
 * Makes a key and a certificate that vouches for itself, for an endpoint on this machine (RFC 5280). Programs trust it once they are given
 * it as the authority that it also is.
 * @param now the machine's time, in milliseconds since 1970
 * @param host a further name or address that the endpoint is reached under
 */
export function selfSigned(now: number, host?: string): TlsFiles {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const keyId = createHash('sha1').update(spki).digest();
  const name = sequence(set(sequence(identifier('2.5.4.3'), text('nimbi (simulated AWS on this machine)'))));
  const names = [...new Set([...ownNames, ...(host === undefined || host === '0.0.0.0' || host === '::' ? [] : [host])])];
  const extensions = sequence(
    extension('2.5.29.19', sequence(yes), true),
    // Signatures of its own, and of the certificate, which it signs itself.
    extension('2.5.29.15', bits(Buffer.from([0b1000_0100]), 2), true),
    extension('2.5.29.37', sequence(identifier('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.14', octets(keyId)),
    extension('2.5.29.35', sequence(inContext(0, keyId, true))),
    extension('2.5.29.17', sequence(...names.map(alternativeName))),
  );
  const toBeSigned = sequence(
    inContext(0, integer(Buffer.from([2]))),
    integer(keyId.subarray(0, 16)),
    ecdsaWithSha256,
    name,
    sequence(time(now - day), time(now + lifetime)),
    name,
    spki,
    inContext(3, extensions),
  );
  const certificate = sequence(toBeSigned, ecdsaWithSha256, bits(sign('sha256', toBeSigned, privateKey)));
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: pem('CERTIFICATE', certificate) };
}
