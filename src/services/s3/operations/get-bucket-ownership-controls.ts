import type { GetBucketOwnershipControlsCommandInput, GetBucketOwnershipControlsCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';
import { errors } from '../errors.ts';

export default operation<GetBucketOwnershipControlsCommandInput, GetBucketOwnershipControlsCommandOutput>({
  name: 'GetBucketOwnershipControls',
  mutating: false,
  example: { command: 'aws s3api get-bucket-ownership-controls --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetBucketOwnershipControls')],

  execute(input, context) {
    const { name, objectOwnership } = findBucket(context, input);
    if (objectOwnership === undefined) throw errors.ownershipControlsNotFound({ bucket: name });
    return { OwnershipControls: { Rules: [{ ObjectOwnership: objectOwnership }] } };
  },
});
