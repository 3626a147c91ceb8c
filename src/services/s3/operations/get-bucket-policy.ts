import type { GetBucketPolicyCommandInput, GetBucketPolicyCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { documentText } from '../../shared/policy-documents.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';
import { refuseOtherAccounts } from '../bucket-policies.ts';
import { errors } from '../errors.ts';

export default operation<GetBucketPolicyCommandInput, GetBucketPolicyCommandOutput>({
  name: 'GetBucketPolicy',
  mutating: false,
  example: {
    command: 'aws s3api get-bucket-policy --bucket cat-photos-demo',
    before: [
      'aws s3api create-bucket --bucket cat-photos-demo',
      `aws s3api put-bucket-policy --bucket cat-photos-demo --policy '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:DeleteBucket","Resource":"arn:aws:s3:::cat-photos-demo"}]}'`,
    ],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetBucketPolicy')],

  validate: (input, context) => refuseOtherAccounts(context, findBucket(context, input)),

  execute(input, context) {
    const { name, policy } = findBucket(context, input);
    if (policy === undefined) throw errors.noSuchBucketPolicy({ bucket: name });
    return { Policy: documentText(context.state, policy.hash) };
  },
});
