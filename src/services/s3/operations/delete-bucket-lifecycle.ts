import type { DeleteBucketLifecycleCommandInput, DeleteBucketLifecycleCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';

export default operation<DeleteBucketLifecycleCommandInput, DeleteBucketLifecycleCommandOutput>({
  name: 'DeleteBucketLifecycle',
  mutating: true,
  example: {
    command: 'aws s3api delete-bucket-lifecycle --bucket cat-photos-demo',
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:PutLifecycleConfiguration')],

  execute(input, context) {
    const { lifecycle: _removed, ...bucket } = findBucket(context, input);
    putBucket(context, bucket);
    return {};
  },
});
