import { instanceErrors } from './errors.ts';

const limit = 16_384;

/**
 * Checks user data that comes as base64 text, and hands it on without its line breaks.
 * @throws InvalidUserData.Malformed, or InvalidParameterValue beyond 16 KiB
 */
export function readUserData(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const base64 = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64) || base64.length % 4 !== 0) throw instanceErrors.userDataEncoding();
  if (Buffer.from(base64, 'base64').length > limit) throw instanceErrors.userDataSize();
  return base64;
}

/** User data that comes as bytes, as base64 text. @throws InvalidParameterValue beyond 16 KiB */
export function encodeUserData(bytes: Uint8Array): string {
  if (bytes.length > limit) throw instanceErrors.userDataSize();
  return Buffer.from(bytes).toString('base64');
}
