import { base64Digest, hashers } from '../../wire/checksums/checksums.ts';
import { errors } from './errors.ts';

const checksum = (text: string): string => {
  const hasher = hashers.CRC32();
  hasher.update(Buffer.from(text));
  return base64Digest(hasher);
};

/** Where a listing goes on, as an opaque token. */
export function continuationToken(last: string): string {
  return Buffer.from(checksum(last) + last).toString('base64');
}

const checksumLength = checksum('').length;
const longestKey = 1024;

/**
 * Reads a token that {@link continuationToken} made.
 * @throws InvalidArgument for any other text
 */
export function readContinuationToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString();
  const last = text.slice(checksumLength);
  if (Buffer.byteLength(last) > longestKey || continuationToken(last) !== token)
    throw errors.invalidArgument({ problem: 'The continuation token provided is incorrect', argument: 'continuation-token', value: token });
  return last;
}
