import { createHmac } from 'node:crypto';
import { BoundedMap } from '../../kernel/bounded-map.ts';
import { sha256Hex } from './canonical.ts';

/** The algorithm's name. */
export const algorithm = 'AWS4-HMAC-SHA256';

/** What a signature is good for: a moment's day, a Region, a service (its signing name). */
export interface SigningScope {
  /** `20261124T120000Z`. */
  readonly timestamp: string;
  readonly region: string;
  readonly service: string;
}

/** `20261124/us-east-1/s3/aws4_request`. */
export const credentialScope = ({ timestamp, region, service }: SigningScope): string => `${timestamp.slice(0, 8)}/${region}/${service}/aws4_request`;

/** What is signed: the scope and the hash of the canonical request. */
export const stringToSign = (scope: SigningScope, canonical: string): string =>
  [algorithm, scope.timestamp, credentialScope(scope), sha256Hex(canonical)].join('\n');

const hmac = (key: string | Uint8Array, text: string): Uint8Array => createHmac('sha256', key).update(text).digest();

/** So many keys are remembered: a program makes thousands of requests with the same one. */
const keys = new BoundedMap<string, Uint8Array>(256);

/** The key that a secret gives for a scope. */
export function signingKey(secretAccessKey: string, { timestamp, region, service }: SigningScope): Uint8Array {
  const parts = [timestamp.slice(0, 8), region, service, 'aws4_request'];
  const name = [secretAccessKey, ...parts].join('\0');
  const known = keys.get(name);
  if (known !== undefined) return known;
  const made = parts.reduce<string | Uint8Array>(hmac, `AWS4${secretAccessKey}`) as Uint8Array;
  keys.set(name, made);
  return made;
}

/** The signature of a text under a signing key, in hexadecimal. */
export const signWith = (key: Uint8Array, text: string): string => createHmac('sha256', key).update(text).digest('hex');

/** The signature, in hexadecimal. */
export const signatureOf = (secretAccessKey: string, scope: SigningScope, text: string): string => signWith(signingKey(secretAccessKey, scope), text);
