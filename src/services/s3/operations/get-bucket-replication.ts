import type { GetBucketReplicationCommandInput, GetBucketReplicationCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';
import { configurationErrors } from '../configuration-errors.ts';

export default operation<GetBucketReplicationCommandInput, GetBucketReplicationCommandOutput>({
  name: 'GetBucketReplication',
  mutating: false,

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetReplicationConfiguration')],

  /** PutBucketReplication is not simulated: there is never a configuration. */
  execute(input, context) {
    throw configurationErrors.replicationNotFound({ bucket: findBucket(context, input).name });
  },
});
