import type { GetBucketLoggingCommandInput, GetBucketLoggingCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';

export default operation<GetBucketLoggingCommandInput, GetBucketLoggingCommandOutput>({
  name: 'GetBucketLogging',
  mutating: false,
  example: {
    command: 'aws s3api get-bucket-logging --bucket cat-photos-demo',
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetBucketLogging')],

  /** Of a bucket that logs nowhere S3 answers nothing, and that is all: PutBucketLogging is not simulated. */
  execute(input, context) {
    findBucket(context, input);
    return {};
  },
});
