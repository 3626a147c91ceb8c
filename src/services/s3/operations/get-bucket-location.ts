import type { BucketLocationConstraint, GetBucketLocationCommandInput, GetBucketLocationCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';
import { present } from '../present.ts';

export default operation<GetBucketLocationCommandInput, GetBucketLocationCommandOutput>({
  name: 'GetBucketLocation',
  mutating: false,
  example: { command: 'aws s3api get-bucket-location --bucket cat-photos-demo', before: ['aws s3api create-bucket --bucket cat-photos-demo'] },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetBucketLocation')],

  /** Of us-east-1 S3 says nothing: the answer's element is empty. */
  execute: (input, context) => present({ LocationConstraint: findBucket(context, input).locationConstraint as BucketLocationConstraint | undefined }),
});
