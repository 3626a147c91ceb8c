import type { GetBucketPolicyStatusCommandInput, GetBucketPolicyStatusCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';
import { errors } from '../errors.ts';

export default operation<GetBucketPolicyStatusCommandInput, GetBucketPolicyStatusCommandOutput>({
  name: 'GetBucketPolicyStatus',
  mutating: false,
  example: {
    command: 'aws s3api get-bucket-policy-status --bucket cat-photos-demo',
    before: [
      'aws s3api create-bucket --bucket cat-photos-demo',
      `aws s3api put-bucket-policy --bucket cat-photos-demo --policy '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:DeleteBucket","Resource":"arn:aws:s3:::cat-photos-demo"}]}'`,
    ],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetBucketPolicyStatus')],

  execute(input, context) {
    const { name, policy } = findBucket(context, input);
    if (policy === undefined) throw errors.noSuchBucketPolicy({ bucket: name });
    return { PolicyStatus: { IsPublic: policy.isPublic } };
  },
});
