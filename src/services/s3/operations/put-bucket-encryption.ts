import type { PutBucketEncryptionCommandInput, PutBucketEncryptionCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';
import { checkDefaultEncryption } from '../encryption.ts';

export default operation<PutBucketEncryptionCommandInput, PutBucketEncryptionCommandOutput>({
  name: 'PutBucketEncryption',
  mutating: true,
  example: {
    command: `aws s3api put-bucket-encryption --bucket cat-photos-demo --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}'`,
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:PutEncryptionConfiguration')],

  validate: ({ ServerSideEncryptionConfiguration }) => checkDefaultEncryption(ServerSideEncryptionConfiguration?.Rules ?? []),

  execute(input, context) {
    const { bucketKeyEnabled: _replaced, ...bucket } = findBucket(context, input);
    const enabled = input.ServerSideEncryptionConfiguration?.Rules?.[0]?.BucketKeyEnabled === true;
    putBucket(context, { ...bucket, ...(enabled && { bucketKeyEnabled: true }) });
    return {};
  },
});
