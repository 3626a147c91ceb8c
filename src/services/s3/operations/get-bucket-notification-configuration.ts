import type { GetBucketNotificationConfigurationCommandInput, GetBucketNotificationConfigurationCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';

export default operation<GetBucketNotificationConfigurationCommandInput, GetBucketNotificationConfigurationCommandOutput>({
  name: 'GetBucketNotificationConfiguration',
  mutating: false,
  example: {
    command: 'aws s3api get-bucket-notification-configuration --bucket cat-photos-demo',
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetBucketNotification')],

  /** Of a bucket that notifies nobody S3 answers nothing, and PutBucketNotificationConfiguration is not simulated. */
  execute(input, context) {
    findBucket(context, input);
    return {};
  },
});
