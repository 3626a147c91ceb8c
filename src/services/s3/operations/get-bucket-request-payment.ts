import type { GetBucketRequestPaymentCommandInput, GetBucketRequestPaymentCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';

export default operation<GetBucketRequestPaymentCommandInput, GetBucketRequestPaymentCommandOutput>({
  name: 'GetBucketRequestPayment',
  mutating: false,
  example: { command: 'aws s3api get-bucket-request-payment --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetBucketRequestPayment')],

  /** The owner pays unless PutBucketRequestPayment said otherwise, and that is not simulated. */
  execute(input, context) {
    findBucket(context, input);
    return { Payer: 'BucketOwner' };
  },
});
