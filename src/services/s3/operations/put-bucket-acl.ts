import type { PutBucketAclCommandInput, PutBucketAclCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { aclKeys, aclNeeds, checkPutAcl } from '../acl.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';

export default operation<PutBucketAclCommandInput, PutBucketAclCommandOutput>({
  name: 'PutBucketAcl',
  mutating: true,
  example: {
    command: 'aws s3api put-bucket-acl --bucket cat-photos-demo --acl private',
    before: ['aws s3api create-bucket --bucket cat-photos-demo --object-ownership BucketOwnerPreferred'],
  },

  needs(input, context) {
    const bucket = findBucket(context, input);
    return aclNeeds(bucket, bucketNeed(context, bucket, 's3:PutBucketAcl', aclKeys(input)), input);
  },

  validate: (input, context) => checkPutAcl(findBucket(context, input), input),

  /** What is not refused leaves the list as it is: full control for the bucket's owner. */
  execute: () => ({}),
});
