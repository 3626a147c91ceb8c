import type { PutBucketWebsiteCommandInput, PutBucketWebsiteCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';
import { checkWebsite } from '../website.ts';

export default operation<PutBucketWebsiteCommandInput, PutBucketWebsiteCommandOutput>({
  name: 'PutBucketWebsite',
  mutating: true,
  example: {
    command: 'aws s3api put-bucket-website --bucket cat-photos-demo --website-configuration IndexDocument={Suffix=index.html}',
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:PutBucketWebsite')],

  execute(input, context) {
    const website = checkWebsite(input.WebsiteConfiguration ?? {});
    putBucket(context, { ...findBucket(context, input), website });
    return {};
  },
});
