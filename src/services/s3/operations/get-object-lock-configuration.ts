import type { GetObjectLockConfigurationCommandInput, GetObjectLockConfigurationCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';
import { configurationErrors } from '../configuration-errors.ts';

export default operation<GetObjectLockConfigurationCommandInput, GetObjectLockConfigurationCommandOutput>({
  name: 'GetObjectLockConfiguration',
  mutating: false,

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetBucketObjectLockConfiguration')],

  /** Object Lock is not simulated: there is never a configuration. */
  execute(input, context) {
    throw configurationErrors.objectLockNotFound({ bucket: findBucket(context, input).name });
  },
});
