import type { AbortMultipartUploadCommandInput, AbortMultipartUploadCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { findBucket, objectNeed } from '../bucket-access.ts';
import { errors } from '../errors.ts';
import { findUpload, removeUpload } from '../uploads.ts';

export default operation<AbortMultipartUploadCommandInput, AbortMultipartUploadCommandOutput>({
  name: 'AbortMultipartUpload',
  mutating: true,
  example: {
    command: 'aws s3api abort-multipart-upload --bucket cat-photos-demo --key tom.mp4 --upload-id ${upload}',
    before: [
      'aws s3api create-bucket --bucket cat-photos-demo',
      'upload = aws s3api create-multipart-upload --bucket cat-photos-demo --key tom.mp4 --query UploadId --output text',
    ],
  },

  needs: (input, context) => [objectNeed(context, findBucket(context, input), input.Key ?? '', 's3:AbortMultipartUpload')],

  execute(input, context) {
    const bucket = findBucket(context, input);
    const { initiatedAt } = findUpload(context, bucket, input);
    const expected = input.IfMatchInitiatedTime;
    if (expected !== undefined && expected.getTime() !== initiatedAt) throw errors.preconditionFailed({ condition: 'x-amz-if-match-initiated-time' });
    removeUpload(context, bucket.name, input.Key ?? '', input.UploadId ?? '');
    return {};
  },
});
