import type { DeleteBucketCommandInput, DeleteBucketCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';
import { errors } from '../errors.ts';
import { buckets, objects } from '../state.ts';
import { removeUploads } from '../uploads.ts';

export default operation<DeleteBucketCommandInput, DeleteBucketCommandOutput>({
  name: 'DeleteBucket',
  mutating: true,
  example: { command: 'aws s3api delete-bucket --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:DeleteBucket')],

  execute(input, context) {
    const { name } = findBucket(context, input);
    for (const _object of context.state.list(objects, { prefix: [name], limit: 1 })) throw errors.bucketNotEmpty({ bucket: name });
    removeUploads(context, name);
    context.state.remove(buckets, [name]);
    return {};
  },
});
