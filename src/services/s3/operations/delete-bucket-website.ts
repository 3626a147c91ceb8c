import type { DeleteBucketWebsiteCommandInput, DeleteBucketWebsiteCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';

export default operation<DeleteBucketWebsiteCommandInput, DeleteBucketWebsiteCommandOutput>({
  name: 'DeleteBucketWebsite',
  mutating: true,
  example: {
    command: 'aws s3api delete-bucket-website --bucket cat-photos-demo',
    before: ['aws s3api create-bucket --bucket cat-photos-demo', 'aws s3 website s3://cat-photos-demo --index-document index.html'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:DeleteBucketWebsite')],

  execute(input, context) {
    const { website: _removed, ...bucket } = findBucket(context, input);
    putBucket(context, bucket);
    return {};
  },
});
