import type { DeleteBucketOwnershipControlsCommandInput, DeleteBucketOwnershipControlsCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';

export default operation<DeleteBucketOwnershipControlsCommandInput, DeleteBucketOwnershipControlsCommandOutput>({
  name: 'DeleteBucketOwnershipControls',
  mutating: true,
  example: { command: 'aws s3api delete-bucket-ownership-controls --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:PutBucketOwnershipControls')],

  execute(input, context) {
    const { objectOwnership: _removed, ...bucket } = findBucket(context, input);
    putBucket(context, bucket);
    return {};
  },
});
