import { createHmac } from 'node:crypto';
import type { TestCloud } from '../../support/cloud.ts';

/** RFC 6238 written again, over bits, for the test's own sake. */
export function code(seed: string, moment: number): string {
  const bits = [...seed].map((character) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(character).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.from(
    Math.floor(moment / 30_000)
      .toString(16)
      .padStart(16, '0'),
    'hex',
  );
  const digest = createHmac('sha1', key).update(counter).digest('hex');
  const offset = Number.parseInt(digest.slice(-1), 16) * 2;
  return String((Number.parseInt(digest.slice(offset, offset + 8), 16) % 2 ** 31) % 1_000_000).padStart(6, '0');
}

/** Two codes in a row; the second is the one of that moment. */
export const codes = (seed: string, moment: number) => ({ AuthenticationCode1: code(seed, moment - 30_000), AuthenticationCode2: code(seed, moment) });

/** Gives a user a virtual device that is enabled at that moment, in milliseconds since 1970; its serial number and its seed. */
export async function enableDevice(
  { ok }: Pick<TestCloud, 'ok'>,
  UserName: string,
  moment: number,
): Promise<{ readonly serial: string; readonly seed: string }> {
  const { VirtualMFADevice } = await ok('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: UserName });
  const { SerialNumber, Base32StringSeed } = VirtualMFADevice as { readonly SerialNumber: string; readonly Base32StringSeed: Uint8Array };
  const seed = Buffer.from(Base32StringSeed).toString();
  await ok('iam', 'EnableMFADevice', { UserName, SerialNumber, ...codes(seed, moment) });
  return { serial: SerialNumber, seed };
}
