import type { OperationModel } from '../../../models/model.ts';
import { base64Digest, type ChecksumAlgorithm, checksumAlgorithms, hashers } from '../../../wire/checksums/checksums.ts';
import type { Headers } from '../../../wire/protocols/message.ts';

const digest = (algorithm: ChecksumAlgorithm, body: Uint8Array): string => {
  const hasher = hashers[algorithm]();
  hasher.update(body);
  return base64Digest(hasher);
};

const isAlgorithm = (name: unknown): name is ChecksumAlgorithm => checksumAlgorithms.some((known) => known === name);

/**
 * The checksum that a client adds: in the algorithm that the caller asks for, else CRC-64/NVME as the AWS CLI v2 does since 2025; an MD5 for
 * services that know only that. None where the caller sends one, and none of a body that is streamed.
 */
export function checksumHeaders({ httpChecksum }: OperationModel, input: Readonly<Record<string, unknown>>, headers: Headers, body: unknown): Headers {
  if (httpChecksum === undefined || !(body instanceof Uint8Array)) return {};
  const given = Object.keys(headers).some((name) => name === 'content-md5' || /^x-amz-checksum-(?!algorithm|mode|type)/.test(name));
  const { requestAlgorithmMember, requestChecksumRequired } = httpChecksum;
  if (given || (requestAlgorithmMember === undefined && requestChecksumRequired !== true)) return {};
  if (requestAlgorithmMember === undefined) return { 'content-md5': digest('MD5', body) };
  const asked = input[requestAlgorithmMember];
  const algorithm = isAlgorithm(asked) ? asked : 'CRC64NVME';
  return { 'x-amz-sdk-checksum-algorithm': algorithm, [`x-amz-checksum-${algorithm.toLowerCase()}`]: digest(algorithm, body) };
}
