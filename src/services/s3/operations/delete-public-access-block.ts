import type { DeletePublicAccessBlockCommandInput, DeletePublicAccessBlockCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';

export default operation<DeletePublicAccessBlockCommandInput, DeletePublicAccessBlockCommandOutput>({
  name: 'DeletePublicAccessBlock',
  mutating: true,
  example: { command: 'aws s3api delete-public-access-block --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:PutBucketPublicAccessBlock')],

  execute(input, context) {
    const { publicAccessBlock: _removed, ...bucket } = findBucket(context, input);
    putBucket(context, bucket);
    return {};
  },
});
