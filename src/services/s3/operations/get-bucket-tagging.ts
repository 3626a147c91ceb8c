import type { GetBucketTaggingCommandInput, GetBucketTaggingCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';
import { errors } from '../errors.ts';

export default operation<GetBucketTaggingCommandInput, GetBucketTaggingCommandOutput>({
  name: 'GetBucketTagging',
  mutating: false,
  example: {
    command: 'aws s3api get-bucket-tagging --bucket cat-photos-demo',
    before: [
      'aws s3api create-bucket --bucket cat-photos-demo',
      "aws s3api put-bucket-tagging --bucket cat-photos-demo --tagging 'TagSet=[{Key=team,Value=photos}]'",
    ],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetBucketTagging')],

  execute(input, context) {
    const { name, tags } = findBucket(context, input);
    if (tags === undefined) throw errors.noSuchTagSet({ bucket: name });
    return { TagSet: [...tags] };
  },
});
