import type { GetBucketEncryptionCommandInput, GetBucketEncryptionCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';

export default operation<GetBucketEncryptionCommandInput, GetBucketEncryptionCommandOutput>({
  name: 'GetBucketEncryption',
  mutating: false,
  example: { command: 'aws s3api get-bucket-encryption --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetEncryptionConfiguration')],

  execute(input, context) {
    const { bucketKeyEnabled = false } = findBucket(context, input);
    // What every new bucket has: SSE-S3 since January 2023, keys of the customer refused since April 2026.
    return {
      ServerSideEncryptionConfiguration: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
            BucketKeyEnabled: bucketKeyEnabled,
            BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] },
          },
        ],
      },
    };
  },
});
