import type { DeleteBucketReplicationCommandInput, DeleteBucketReplicationCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';

export default operation<DeleteBucketReplicationCommandInput, DeleteBucketReplicationCommandOutput>({
  name: 'DeleteBucketReplication',
  mutating: true,
  example: {
    command: 'aws s3api delete-bucket-replication --bucket cat-photos-demo',
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:PutReplicationConfiguration')],

  /** There is never a configuration, and S3 does not mind. */
  execute(input, context) {
    findBucket(context, input);
    return {};
  },
});
