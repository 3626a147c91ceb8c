import type { DeleteObjectTaggingCommandInput, DeleteObjectTaggingCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { findBucket } from '../bucket-access.ts';
import { findObject } from '../object-access.ts';
import { taggingNeed } from '../object-tagging.ts';
import { present } from '../present.ts';
import { checkVersionId } from '../version-ids.ts';
import { replaceVersion, shownVersionId } from '../versions.ts';

export default operation<DeleteObjectTaggingCommandInput, DeleteObjectTaggingCommandOutput>({
  name: 'DeleteObjectTagging',
  mutating: true,
  example: {
    command: 'aws s3api delete-object-tagging --bucket cat-photos-demo --key tom.jpg',
    before: ['aws s3api create-bucket --bucket cat-photos-demo', 'aws s3api put-object --bucket cat-photos-demo --key tom.jpg'],
  },

  needs: (input, context) => [taggingNeed(context, input, 'Delete')],
  validate: ({ VersionId }) => checkVersionId(VersionId),

  execute(input, context) {
    const bucket = findBucket(context, input);
    const { tags: _removed, ...row } = findObject(context, bucket, input.Key ?? '', input.VersionId);
    replaceVersion(context, bucket, input.Key ?? '', row);
    return present({ VersionId: input.VersionId ?? shownVersionId(bucket, row) });
  },
});
