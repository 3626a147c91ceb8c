import type { GetBucketWebsiteCommandInput, GetBucketWebsiteCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';
import { errors } from '../errors.ts';

export default operation<GetBucketWebsiteCommandInput, GetBucketWebsiteCommandOutput>({
  name: 'GetBucketWebsite',
  mutating: false,
  example: {
    command: 'aws s3api get-bucket-website --bucket cat-photos-demo',
    before: ['aws s3api create-bucket --bucket cat-photos-demo', 'aws s3 website s3://cat-photos-demo --index-document index.html'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetBucketWebsite')],

  execute(input, context) {
    const { name, website } = findBucket(context, input);
    if (website === undefined) throw errors.noSuchWebsite({ bucket: name });
    return website;
  },
});
