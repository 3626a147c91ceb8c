import type { Ids } from '../../../kernel/context.ts';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const secretAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** IAM's unique ids: what kind of thing it is, then 17 characters of base32. "IAM identifiers", IAM User Guide, read 2026-11. */
export type UniqueIdPrefix = 'AIDA' | 'AROA' | 'AGPA' | 'ANPA' | 'AIPA';

/** A new unique id, such as `AIDAJQABLZS4A3QDU576Q`. */
export const uniqueId = (ids: Ids, prefix: UniqueIdPrefix): string => `${prefix}${ids.text(17, base32)}`;

/**
 * A new access key id of 20 characters. As in AWS's own since 2019, 40 bits of it are the account's id, which is how
 * GetAccessKeyInfo knows the account of any key (described by T. Be'ery, "A short note on AWS KEY ID", 2023).
 */
export function accessKeyId(ids: Ids, prefix: 'AKIA' | 'ASIA', accountId: string): string {
  const [first = 0, ...random] = ids.bytes(5);
  const head = (1n << 47n) | (BigInt(accountId) << 7n) | BigInt(first & 0x7f);
  const bits = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), head);
  return `${prefix}${Array.from({ length: 16 }, (_, at) => base32.charAt(Number((bits >> BigInt(75 - 5 * at)) & 31n))).join('')}`;
}

/** The account that an access key id was made for; `undefined` when the id has not the form of one. */
export function accountOfAccessKey(id: string): string | undefined {
  if (!/^A[KS]IA[A-Z2-7]{16}$/.test(id)) return undefined;
  const bits = Array.from(id.slice(4), (character) => base32.indexOf(character)).reduce((sum, value) => (sum << 5n) | BigInt(value), 0n);
  const account = ((bits >> 32n) & 0x7fffffffff80n) >> 7n;
  return account.toString().padStart(12, '0');
}

/** A new secret access key: 40 characters. */
export const secretAccessKey = (ids: Ids): string => ids.text(40, secretAlphabet);
