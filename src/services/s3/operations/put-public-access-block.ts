import type { PutPublicAccessBlockCommandInput, PutPublicAccessBlockCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';

export default operation<PutPublicAccessBlockCommandInput, PutPublicAccessBlockCommandOutput>({
  name: 'PutPublicAccessBlock',
  mutating: true,
  example: {
    command: 'aws s3api put-public-access-block --bucket cat-photos-demo --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true',
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:PutBucketPublicAccessBlock')],

  /** The settings are replaced as a whole: one that is left out is off. */
  execute(input, context) {
    const settings = input.PublicAccessBlockConfiguration ?? {};
    const publicAccessBlock = {
      BlockPublicAcls: settings.BlockPublicAcls ?? false,
      IgnorePublicAcls: settings.IgnorePublicAcls ?? false,
      BlockPublicPolicy: settings.BlockPublicPolicy ?? false,
      RestrictPublicBuckets: settings.RestrictPublicBuckets ?? false,
    };
    putBucket(context, { ...findBucket(context, input), publicAccessBlock });
    return {};
  },
});
