import type { DeleteObjectCommandInput, DeleteObjectCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { checkVersionId, findBucket, objectRow } from '../bucket-access.ts';
import { checkDeleteCondition } from '../conditions.ts';
import { errors } from '../errors.ts';
import { deletionNeed } from '../object-deletion.ts';
import { present } from '../present.ts';
import { objects } from '../state.ts';

export default operation<DeleteObjectCommandInput, DeleteObjectCommandOutput>({
  name: 'DeleteObject',
  mutating: true,
  example: {
    command: 'aws s3api delete-object --bucket cat-photos-demo --key tom.jpg',
    before: ['aws s3api create-bucket --bucket cat-photos-demo', 'aws s3api put-object --bucket cat-photos-demo --key tom.jpg'],
  },

  needs: (input, context) => [deletionNeed(context, findBucket(context, input), { ...input, ETag: input.IfMatch })],

  validate({ VersionId, IfMatchLastModifiedTime, IfMatchSize }) {
    checkVersionId(VersionId);
    // Directory buckets know these two conditions, general purpose buckets do not.
    if (IfMatchLastModifiedTime !== undefined) throw errors.notImplementedHeader({ header: 'x-amz-if-match-last-modified-time' });
    if (IfMatchSize !== undefined) throw errors.notImplementedHeader({ header: 'x-amz-if-match-size' });
  },

  /** Deleting what is not there succeeds. */
  execute(input, context) {
    const bucket = findBucket(context, input);
    const key = input.Key ?? '';
    checkDeleteCondition(objectRow(context, bucket, key), input.IfMatch);
    context.state.remove(objects, [bucket.name, key]);
    return present({ VersionId: input.VersionId });
  },
});
