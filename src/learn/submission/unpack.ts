import { Gunzip } from 'fflate';
import { limits } from './submission.ts';
import { SubmissionError } from './submission-error.ts';

const megabyte = 2 ** 20;

/** How much is unpacked at a time: gzip makes at most a thousand times as much of it. */
const step = 16 * 1024;

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);

/**
 * Unpacks what was handed in, into text. No more is unpacked than a submission may be long, whatever the file says of itself.
 * @throws SubmissionError
 */
export function unpack(packed: Uint8Array): string {
  if (packed.length > limits.packedBytes) throw new SubmissionError('tooLarge', limits.packedBytes / megabyte);
  if (packed.length === 0) throw new SubmissionError('empty');
  if (startsWith(packed, 0x50, 0x4b)) throw new SubmissionError('zipped');
  if (!startsWith(packed, 0x1f, 0x8b, 8)) throw new SubmissionError('notGzip');
  const bytes = gunzip(packed);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SubmissionError('notText');
  }
}

function gunzip(packed: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Gunzip((chunk) => {
    length += chunk.length;
    if (length <= limits.unpackedBytes) chunks.push(chunk.slice());
  });
  try {
    for (let start = 0; start < packed.length; start += step) {
      stream.push(packed.subarray(start, start + step), start + step >= packed.length);
      if (length > limits.unpackedBytes) break;
    }
  } catch {
    throw new SubmissionError('damaged');
  }
  if (length > limits.unpackedBytes) throw new SubmissionError('unpacksTooLarge', limits.unpackedBytes / megabyte);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
