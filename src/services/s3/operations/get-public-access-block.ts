import type { GetPublicAccessBlockCommandInput, GetPublicAccessBlockCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';
import { errors } from '../errors.ts';

export default operation<GetPublicAccessBlockCommandInput, GetPublicAccessBlockCommandOutput>({
  name: 'GetPublicAccessBlock',
  mutating: false,
  example: { command: 'aws s3api get-public-access-block --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetBucketPublicAccessBlock')],

  execute(input, context) {
    const { name, publicAccessBlock } = findBucket(context, input);
    if (publicAccessBlock === undefined) throw errors.noSuchPublicAccessBlock({ bucket: name });
    return { PublicAccessBlockConfiguration: { ...publicAccessBlock } };
  },
});
