import type { OperationModel } from '../../../models/model.ts';
import { base64Digest, type ChecksumAlgorithm, checksumAlgorithms, hashers } from '../../../wire/checksums/checksums.ts';
import type { Headers } from '../../../wire/protocols/message.ts';
import type { ChecksumUse } from './client-settings.ts';

const digest = (algorithm: ChecksumAlgorithm, body: Uint8Array): string => {
  const hasher = hashers[algorithm]();
  hasher.update(body);
  return base64Digest(hasher);
};

const isAlgorithm = (name: unknown): name is ChecksumAlgorithm => checksumAlgorithms.some((known) => known === name);

type Input = Readonly<Record<string, unknown>>;

/**
 * The checksum that a client adds: in the algorithm that the caller asks for, else CRC-64/NVME as the AWS CLI v2 does since 2025; MD5 for
 * services that know only that. `undefined` where the caller sends one, or none is wanted.
 * @param headers the request's, as the codec has written them
 */
export function requestChecksum({ httpChecksum }: OperationModel, input: Input, headers: Headers, use: ChecksumUse): ChecksumAlgorithm | undefined {
  const given = Object.keys(headers).some((name) => name === 'content-md5' || /^x-amz-checksum-(?!algorithm|mode|type)/.test(name));
  if (httpChecksum === undefined || given) return undefined;
  const { requestAlgorithmMember, requestChecksumRequired = false } = httpChecksum;
  if (requestAlgorithmMember === undefined) return requestChecksumRequired ? 'MD5' : undefined;
  const asked = input[requestAlgorithmMember];
  if (isAlgorithm(asked)) return asked;
  return requestChecksumRequired || use === 'when_supported' ? 'CRC64NVME' : undefined;
}

/** The headers of a checksum over a body that is there as a whole. */
export const checksumHeaders = (algorithm: ChecksumAlgorithm, body: Uint8Array): Headers =>
  algorithm === 'MD5'
    ? { 'content-md5': digest(algorithm, body) }
    : { 'x-amz-sdk-checksum-algorithm': algorithm, [`x-amz-checksum-${algorithm.toLowerCase()}`]: digest(algorithm, body) };
