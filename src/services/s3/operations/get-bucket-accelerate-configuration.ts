import type { GetBucketAccelerateConfigurationCommandInput, GetBucketAccelerateConfigurationCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';

export default operation<GetBucketAccelerateConfigurationCommandInput, GetBucketAccelerateConfigurationCommandOutput>({
  name: 'GetBucketAccelerateConfiguration',
  mutating: false,
  example: {
    command: 'aws s3api get-bucket-accelerate-configuration --bucket cat-photos-demo',
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetAccelerateConfiguration')],

  /** Of a bucket where it was never set S3 answers nothing, and PutBucketAccelerateConfiguration is not simulated. */
  execute(input, context) {
    findBucket(context, input);
    return {};
  },
});
