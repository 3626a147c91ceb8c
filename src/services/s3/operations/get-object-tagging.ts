import type { GetObjectTaggingCommandInput, GetObjectTaggingCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { checkVersionId, findBucket, findObject } from '../bucket-access.ts';
import { taggingNeed } from '../object-tagging.ts';
import { present } from '../present.ts';

export default operation<GetObjectTaggingCommandInput, GetObjectTaggingCommandOutput>({
  name: 'GetObjectTagging',
  mutating: false,
  example: {
    command: 'aws s3api get-object-tagging --bucket cat-photos-demo --key tom.jpg',
    before: ['aws s3api create-bucket --bucket cat-photos-demo', 'aws s3api put-object --bucket cat-photos-demo --key tom.jpg'],
  },

  needs: (input, context) => [taggingNeed(context, input, 'Get')],
  validate: ({ VersionId }) => checkVersionId(VersionId),

  execute(input, context) {
    const row = findObject(context, findBucket(context, input), input.Key ?? '');
    return present({ TagSet: [...(row.tags ?? [])], VersionId: input.VersionId });
  },
});
