import type { HeadBucketCommandInput, HeadBucketCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';

export default operation<HeadBucketCommandInput, HeadBucketCommandOutput>({
  name: 'HeadBucket',
  mutating: false,
  example: { command: 'aws s3api head-bucket --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:ListBucket')],

  execute: (input, context) => ({ BucketRegion: findBucket(context, input).region, AccessPointAlias: false }),
});
