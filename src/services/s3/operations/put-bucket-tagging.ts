import type { PutBucketTaggingCommandInput, PutBucketTaggingCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';
import { checkBucketTags } from '../tags.ts';

export default operation<PutBucketTaggingCommandInput, PutBucketTaggingCommandOutput>({
  name: 'PutBucketTagging',
  mutating: true,
  example: {
    command: "aws s3api put-bucket-tagging --bucket cat-photos-demo --tagging 'TagSet=[{Key=team,Value=photos}]'",
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:PutBucketTagging')],

  execute(input, context) {
    const tags = checkBucketTags(input.Tagging?.TagSet ?? []);
    const { tags: _replaced, ...bucket } = findBucket(context, input);
    putBucket(context, { ...bucket, ...(tags.length > 0 && { tags }) });
    return {};
  },
});
