import type { SignatureFinding } from '../../kernel/signature.ts';

/** Headers, and parameters of the query, whose values are nobody's to read later: session tokens, and the keys of SSE-C. In lower case. */
const secretNames = ['x-amz-security-token', 'x-amz-server-side-encryption-customer-key', 'x-amz-copy-source-server-side-encryption-customer-key'] as const;

const isSecret = (name: string): boolean => secretNames.some((secret) => secret === name.toLowerCase());

const headerLines = new RegExp(`^(${secretNames.join('|')}):.*$`, 'gm');

const parameters = new RegExp(`(?<=^|&)(${secretNames.join('|')})=[^&\\n]*`, 'gim');

/** What stands for a secret. */
const hidden = '…';

/** A canonical request without the secrets in it. */
export const withoutSecrets = (canonicalRequest: string): string => canonicalRequest.replace(headerLines, `$1:${hidden}`).replace(parameters, `$1=${hidden}`);

/** A finding of what differs; of a secret it says only that it does. */
export function withoutSecretValues<T extends Pick<SignatureFinding, 'name' | 'expected' | 'received'>>(found: T): T {
  return found.name !== undefined && isSecret(found.name) ? { ...found, expected: hidden, received: hidden } : found;
}
