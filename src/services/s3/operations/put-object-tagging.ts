import type { PutObjectTaggingCommandInput, PutObjectTaggingCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { findBucket } from '../bucket-access.ts';
import { findObject } from '../object-access.ts';
import { taggingNeed } from '../object-tagging.ts';
import { present } from '../present.ts';
import { checkObjectTags, requestTagKeys } from '../tags.ts';
import { checkVersionId } from '../version-ids.ts';
import { replaceVersion, shownVersionId } from '../versions.ts';

export default operation<PutObjectTaggingCommandInput, PutObjectTaggingCommandOutput>({
  name: 'PutObjectTagging',
  mutating: true,
  example: {
    command: "aws s3api put-object-tagging --bucket cat-photos-demo --key tom.jpg --tagging 'TagSet=[{Key=cat,Value=tom}]'",
    before: ['aws s3api create-bucket --bucket cat-photos-demo', 'aws s3api put-object --bucket cat-photos-demo --key tom.jpg'],
  },

  needs: (input, context) => [taggingNeed(context, input, 'Put', requestTagKeys(input.Tagging?.TagSet ?? []))],
  validate: ({ VersionId }) => checkVersionId(VersionId),

  execute(input, context) {
    const bucket = findBucket(context, input);
    const { tags: _replaced, ...row } = findObject(context, bucket, input.Key ?? '', input.VersionId);
    const tags = checkObjectTags(input.Tagging?.TagSet ?? []);
    replaceVersion(context, bucket, input.Key ?? '', { ...row, ...(tags.length > 0 && { tags }) });
    return present({ VersionId: input.VersionId ?? shownVersionId(bucket, row) });
  },
});
