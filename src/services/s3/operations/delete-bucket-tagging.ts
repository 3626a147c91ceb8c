import type { DeleteBucketTaggingCommandInput, DeleteBucketTaggingCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';

export default operation<DeleteBucketTaggingCommandInput, DeleteBucketTaggingCommandOutput>({
  name: 'DeleteBucketTagging',
  mutating: true,
  example: { command: 'aws s3api delete-bucket-tagging --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:PutBucketTagging')],

  execute(input, context) {
    const { tags: _removed, ...bucket } = findBucket(context, input);
    putBucket(context, bucket);
    return {};
  },
});
