import type { Ids } from '../../kernel/context.ts';
import { sha256 } from '../../kernel/sha256.ts';
import { errors } from './errors.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._';
const wellFormed = /^[A-Za-z0-9._]{32}$/;
const orderLength = 5;
const nonceLength = 32 - orderLength;

/** A key has fewer versions than this: what five of the alphabet's 64 characters can say. */
const mostVersions = 64 ** orderLength;

/** The id of the version that was put while versioning was not on. */
export const nullVersionId = 'null';

/** What hides the order in an id: its first 30 bits, as the order has. */
const maskOf = (nonce: string): number => Number.parseInt(sha256(nonce).slice(0, 8), 16) >>> 2;

/**
 * A new version's id: opaque, as S3's are, yet it tells the version's order, so that a version is found by its id without an index, and
 * a listing goes on after one that is gone.
 * @param order which one it is among the versions of its key
 */
export function newVersionId(ids: Ids, order: number): string {
  const nonce = ids.text(nonceLength, alphabet);
  let hidden = order ^ maskOf(nonce);
  let text = '';
  for (let index = 0; index < orderLength; index += 1, hidden >>>= 6) text += alphabet.charAt(hidden & 63);
  return nonce + text;
}

/** The order of the version that has this id, if there is one; nothing for what is no version's id. */
export function orderOf(versionId: string): number | undefined {
  if (!wellFormed.test(versionId)) return undefined;
  const nonce = versionId.slice(0, nonceLength);
  const hidden = Array.from(versionId.slice(nonceLength)).reduceRight((sum, character) => sum * 64 + alphabet.indexOf(character), 0);
  return hidden ^ maskOf(nonce);
}

/** A version's place in the order of the store, where the newest comes first. */
export const placeOf = (order = 0): string => String(mostVersions - order).padStart(String(mostVersions).length, '0');

/** Refuses what could be no version's id. */
export function checkVersionId(versionId: string | undefined): void {
  if (versionId === undefined || versionId === nullVersionId || wellFormed.test(versionId)) return;
  const problem = versionId === '' ? 'Version id cannot be the empty string' : 'Invalid version id specified';
  throw errors.invalidArgument({ problem, argument: 'versionId', value: versionId });
}
