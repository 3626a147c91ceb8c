import type { PutBucketOwnershipControlsCommandInput, PutBucketOwnershipControlsCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';
import { errors } from '../errors.ts';

const settings: ReadonlySet<string> = new Set(['BucketOwnerPreferred', 'ObjectWriter', 'BucketOwnerEnforced']);

export default operation<PutBucketOwnershipControlsCommandInput, PutBucketOwnershipControlsCommandOutput>({
  name: 'PutBucketOwnershipControls',
  mutating: true,
  example: {
    command: "aws s3api put-bucket-ownership-controls --bucket cat-photos-demo --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerPreferred}]'",
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:PutBucketOwnershipControls')],

  execute(input, context) {
    const [rule, ...more] = input.OwnershipControls?.Rules ?? [];
    const objectOwnership = rule?.ObjectOwnership;
    if (objectOwnership === undefined || !settings.has(objectOwnership) || more.length > 0) throw errors.malformedXml();
    putBucket(context, { ...findBucket(context, input), objectOwnership });
    return {};
  },
});
