import type { DeleteBucketCommandInput, DeleteBucketCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';
import { errors } from '../errors.ts';
import { buckets, objects, versions } from '../state.ts';
import { removeUploads } from '../uploads.ts';

export default operation<DeleteBucketCommandInput, DeleteBucketCommandOutput>({
  name: 'DeleteBucket',
  mutating: true,
  example: { command: 'aws s3api delete-bucket --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:DeleteBucket')],

  execute(input, context) {
    const { name, versioning } = findBucket(context, input);
    const holds = [objects, versions].some((table) => context.state.count<object>(table, { prefix: [name], limit: 1 }) > 0);
    if (holds) throw versioning === undefined ? errors.bucketNotEmpty({ bucket: name }) : errors.bucketHasVersions({ bucket: name });
    removeUploads(context, name);
    context.state.remove(buckets, [name]);
    return {};
  },
});
