import type { GetBucketVersioningCommandInput, GetBucketVersioningCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';
import { present } from '../present.ts';

export default operation<GetBucketVersioningCommandInput, GetBucketVersioningCommandOutput>({
  name: 'GetBucketVersioning',
  mutating: false,
  example: { command: 'aws s3api get-bucket-versioning --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetBucketVersioning')],

  /** Of a bucket that was never versioned, S3 answers nothing. */
  execute(input, context) {
    const { versioning, mfaDelete } = findBucket(context, input);
    return present({ Status: versioning, MFADelete: mfaDelete });
  },
});
