import { createHmac } from 'node:crypto';
import type { OperationContext } from '../../../kernel/context.ts';
import { defineTable } from '../../../kernel/state.ts';
import type { TagRow } from './tables.ts';

/** A virtual MFA device. Times are milliseconds since 1970. */
export interface MfaDeviceRow {
  readonly name: string;
  /** Begins and ends with `/`. */
  readonly path: string;
  /** The seed, as Base32 text, sealed under {@link mfaSealLabel}. */
  readonly sealedSeed: string;
  readonly tags: readonly TagRow[];
  /** Whom it is enabled for: a user's unique id. */
  readonly ownerId?: string;
  readonly enabledAt?: number;
  /** By how many steps of 30 seconds the device is ahead of the cloud's clock. */
  readonly drift?: number;
  /** The step of the last code that was taken: a code counts once. */
  readonly lastStep?: number;
}

/** Keys: `[accountId, path and name]`. */
export const mfaDevices = defineTable<MfaDeviceRow>('iam.mfa-devices');
/** The devices of an owner. Keys: `[accountId, ownerId, path and name]`. */
export const ownedMfaDevices = defineTable<true>('iam.owned-mfa-devices');

/** A virtual device's serial number is its ARN. */
export const mfaSerial = (partition: string, accountId: string, { path, name }: Pick<MfaDeviceRow, 'path' | 'name'>): string =>
  `arn:${partition}:iam::${accountId}:mfa${path}${name}`;

/** The key of a device of this account by its serial number; `undefined` for any other. */
export function mfaKey(partition: string, accountId: string, serial: string): string | undefined {
  const prefix = `arn:${partition}:iam::${accountId}:mfa`;
  return serial.startsWith(`${prefix}/`) ? serial.slice(prefix.length) : undefined;
}

/** The label under which a device's seed is sealed. */
export const mfaSealLabel = (accountId: string, key: string): string => `mfa-device/${accountId}${key}`;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A seed as AWS gives one out: 64 characters of Base32, which are 40 bytes. */
export const mfaSeed = ({ ids }: Pick<OperationContext, 'ids'>): string => ids.text(64, alphabet);

function base32Bytes(text: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const character of text) {
    value = (value << 5) | alphabet.indexOf(character);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >>> bits) & 255);
      value &= (1 << bits) - 1;
    }
  }
  return Uint8Array.from(bytes);
}

/** For how long a code is shown. RFC 6238's default. */
export const stepMilliseconds = 30_000;

/** The step that a moment falls into. RFC 6238, with its 30 seconds. */
export const stepAt = (milliseconds: number): number => Math.floor(milliseconds / stepMilliseconds);

/** The code of a step: RFC 6238 over RFC 4226, six digits, SHA-1, as authenticator apps have it. */
export function codeOf(seed: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', base32Bytes(seed)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/**
 * A device after it has shown a code: the one of the moment, or the one before or after it. Each counts once; `undefined` for any other.
 * @param now the cloud's time, in milliseconds since 1970
 */
export function afterCode(row: MfaDeviceRow, seed: string, code: string, now: number): MfaDeviceRow | undefined {
  const current = stepAt(now) + (row.drift ?? 0);
  const step = [current, current - 1, current + 1].find((candidate) => codeOf(seed, candidate) === code);
  return step === undefined || step <= (row.lastStep ?? 0) ? undefined : { ...row, lastStep: step };
}

/** The step whose code this is and whose successor's the other one, among those near a step; `undefined` when there is none. */
export function stepOfPair(seed: string, [first, second]: readonly [string, string], near: number, reach: number): number | undefined {
  for (let away = 0; away <= reach; away += 1) {
    for (const step of away === 0 ? [near] : [near - away, near + away]) {
      if (codeOf(seed, step) === first && codeOf(seed, step + 1) === second) return step;
    }
  }
  return undefined;
}
