import type { DeleteObjectCommandInput, DeleteObjectCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { findBucket } from '../bucket-access.ts';
import { errors } from '../errors.ts';
import { deleteVersion, deletionNeed } from '../object-deletion.ts';
import { checkVersionId } from '../version-ids.ts';

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

  execute: (input, context) => deleteVersion(context, findBucket(context, input), { ...input, ETag: input.IfMatch }),
});
