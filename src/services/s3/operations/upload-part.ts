import type { UploadPartCommandInput, UploadPartCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { findBucket, objectNeed } from '../bucket-access.ts';
import { checkEncryption, sseS3 } from '../encryption.ts';
import { errors } from '../errors.ts';
import { checksumMembers, verifyBody } from '../object-checksum.ts';
import { checkPartChecksum, putPart } from '../part-write.ts';
import { checkPartNumber, findUpload } from '../uploads.ts';

const largestPart = 5 * 1024 ** 3;

export default operation<UploadPartCommandInput, UploadPartCommandOutput>({
  name: 'UploadPart',
  mutating: true,
  example: {
    command: 'aws s3api upload-part --bucket cat-photos-demo --key tom.mp4 --part-number 1 --upload-id ${upload}',
    before: [
      'aws s3api create-bucket --bucket cat-photos-demo',
      'upload = aws s3api create-multipart-upload --bucket cat-photos-demo --key tom.mp4 --query UploadId --output text',
    ],
  },

  needs: (input, context) => [objectNeed(context, findBucket(context, input), input.Key ?? '', 's3:PutObject')],

  validate(input) {
    checkPartNumber(input.PartNumber);
    checkEncryption(input);
    const { size } = required(input.Body);
    if (size > largestPart) throw errors.entityTooLarge({ size, limit: largestPart });
  },

  execute(input, context) {
    const upload = findUpload(context, findBucket(context, input), input);
    const body = required(input.Body);
    const checksum = verifyBody(input, body);
    checkPartChecksum(upload, checksum);
    const { etag } = putPart(context, input.UploadId ?? '', input.PartNumber ?? 0, { body, size: body.size, etag: body.md5, checksum });
    const { ChecksumType: _whole, ...members } = checksumMembers(checksum);
    return { ETag: `"${etag}"`, ...members, ...sseS3 };
  },
});
