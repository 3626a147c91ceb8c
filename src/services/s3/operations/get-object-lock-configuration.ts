import type { GetObjectLockConfigurationCommandInput, GetObjectLockConfigurationCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';
import { configurationErrors } from '../configuration-errors.ts';

export default operation<GetObjectLockConfigurationCommandInput, GetObjectLockConfigurationCommandOutput>({
  name: 'GetObjectLockConfiguration',
  mutating: false,
  example: {
    command: 'aws s3api get-object-lock-configuration --bucket cat-photos-demo',
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetBucketObjectLockConfiguration')],

  /** Object Lock is not simulated: there is never a configuration. */
  execute(input, context) {
    throw configurationErrors.objectLockNotFound({ bucket: findBucket(context, input).name });
  },
});
