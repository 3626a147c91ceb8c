import type { GetBucketAclCommandInput, GetBucketAclCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { ownersAcl } from '../acl.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';

export default operation<GetBucketAclCommandInput, GetBucketAclCommandOutput>({
  name: 'GetBucketAcl',
  mutating: false,
  example: { command: 'aws s3api get-bucket-acl --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetBucketAcl')],

  execute: (input, context) => ownersAcl(findBucket(context, input)),
});
