import type { OperationModel } from '../../../models/model.ts';
import { base64Digest, type ChecksumAlgorithm, checksumAlgorithms, hashers } from '../../../wire/checksums/checksums.ts';
import type { Headers } from '../../../wire/protocols/message.ts';
import { CommandLineError } from '../errors.ts';

/** Which checksum is looked at where an answer has several. Source: botocore/httpchecksum.py, 1.43.11. */
const order: readonly ChecksumAlgorithm[] = ['CRC64NVME', 'CRC32C', 'CRC32', 'SHA1', 'SHA256', 'SHA512'];

/** The checksum that an answer brings for its body: one of the whole, and not of the checksums of parts (`…-3`). */
function checksumOf({ httpChecksum }: OperationModel, headers: Headers): { readonly algorithm: ChecksumAlgorithm; readonly expected: string } | undefined {
  const possible = new Set(httpChecksum?.responseAlgorithms);
  for (const algorithm of order) {
    const expected = possible.has(algorithm) && checksumAlgorithms.includes(algorithm) ? headers[`x-amz-checksum-${algorithm.toLowerCase()}`] : undefined;
    if (expected !== undefined && !expected.includes('-')) return { algorithm, expected };
  }
  return undefined;
}

async function* verified(body: AsyncIterable<Uint8Array>, algorithm: ChecksumAlgorithm, expected: string): AsyncGenerator<Uint8Array> {
  const hasher = hashers[algorithm]();
  for await (const chunk of body) {
    hasher.update(chunk);
    yield chunk;
  }
  const calculated = base64Digest(hasher);
  if (calculated !== expected) throw new CommandLineError('general', `Expected checksum ${expected} did not match calculated checksum: ${calculated}`);
}

/**
 * The body of an answer, held to the checksum that came with it.
 * @param input the call's: its checksum mode says whether one was asked for
 * @returns bytes whose iteration throws a CommandLineError at their end where they are others
 */
export function verifiedBody(
  model: OperationModel,
  input: Readonly<Record<string, unknown>>,
  headers: Headers,
  body: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const member = model.httpChecksum?.requestValidationModeMember;
  if (member === undefined || !(member in input) || model.http.method === 'HEAD') return body;
  const checksum = checksumOf(model, headers);
  return checksum === undefined ? body : verified(body, checksum.algorithm, checksum.expected);
}
