import type { DeleteBucketEncryptionCommandInput, DeleteBucketEncryptionCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';

export default operation<DeleteBucketEncryptionCommandInput, DeleteBucketEncryptionCommandOutput>({
  name: 'DeleteBucketEncryption',
  mutating: true,
  example: {
    command: 'aws s3api delete-bucket-encryption --bucket cat-photos-demo',
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:PutEncryptionConfiguration')],

  /** Back to what every new bucket has. */
  execute(input, context) {
    const { bucketKeyEnabled: _removed, ...bucket } = findBucket(context, input);
    putBucket(context, bucket);
    return {};
  },
});
