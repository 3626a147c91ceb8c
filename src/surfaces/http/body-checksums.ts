import type { AwsError } from '../../kernel/aws-error.ts';
import { errors } from '../../services/s3/errors.ts';
import { base64Digest, checksumAlgorithms, hashers } from '../../wire/checksums/checksums.ts';
import type { Headers } from '../../wire/protocols/message.ts';

/** Holds a body of S3's that was read whole to the checksums it came with; those of an object's bytes are PutObject's to verify. */
export function checksumFault(headers: Headers, body: Uint8Array): AwsError | undefined {
  const md5 = headers['content-md5'];
  if (md5 !== undefined) {
    const calculated = digest('MD5', body);
    if (Buffer.from(md5, 'base64').length !== 16) return errors.invalidDigest({ value: md5 });
    if (md5 !== calculated) return errors.badContentMd5({ expected: md5, calculated });
  }
  for (const algorithm of checksumAlgorithms) {
    const claimed = headers[`x-amz-checksum-${algorithm.toLowerCase()}`];
    if (claimed !== undefined && claimed !== digest(algorithm, body)) return errors.badChecksum({ algorithm });
  }
  return undefined;
}

function digest(algorithm: (typeof checksumAlgorithms)[number], body: Uint8Array): string {
  const hasher = hashers[algorithm]();
  hasher.update(body);
  return base64Digest(hasher);
}
