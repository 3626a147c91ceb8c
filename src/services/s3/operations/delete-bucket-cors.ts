import type { DeleteBucketCorsCommandInput, DeleteBucketCorsCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';

export default operation<DeleteBucketCorsCommandInput, DeleteBucketCorsCommandOutput>({
  name: 'DeleteBucketCors',
  mutating: true,
  example: {
    command: 'aws s3api delete-bucket-cors --bucket cat-photos-demo',
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:PutBucketCORS')],

  execute(input, context) {
    const { cors: _removed, ...bucket } = findBucket(context, input);
    putBucket(context, bucket);
    return {};
  },
});
