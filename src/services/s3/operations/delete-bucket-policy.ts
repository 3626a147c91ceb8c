import type { DeleteBucketPolicyCommandInput, DeleteBucketPolicyCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';
import { refuseOtherAccounts } from '../bucket-policies.ts';

export default operation<DeleteBucketPolicyCommandInput, DeleteBucketPolicyCommandOutput>({
  name: 'DeleteBucketPolicy',
  mutating: true,
  example: { command: 'aws s3api delete-bucket-policy --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:DeleteBucketPolicy')],

  validate: (input, context) => refuseOtherAccounts(context, findBucket(context, input)),

  execute(input, context) {
    const { policy: _removed, ...bucket } = findBucket(context, input);
    putBucket(context, bucket);
    return {};
  },
});
