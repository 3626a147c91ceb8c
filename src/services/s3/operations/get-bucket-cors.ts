import type { GetBucketCorsCommandInput, GetBucketCorsCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';
import { configurationErrors } from '../configuration-errors.ts';

export default operation<GetBucketCorsCommandInput, GetBucketCorsCommandOutput>({
  name: 'GetBucketCors',
  mutating: false,
  example: {
    command: 'aws s3api get-bucket-cors --bucket cat-photos-demo',
    before: [
      'aws s3api create-bucket --bucket cat-photos-demo',
      `aws s3api put-bucket-cors --bucket cat-photos-demo --cors-configuration '{"CORSRules":[{"AllowedOrigins":["https://cats.example"],"AllowedMethods":["GET"]}]}'`,
    ],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetBucketCORS')],

  execute(input, context) {
    const { name, cors } = findBucket(context, input);
    if (cors === undefined) throw configurationErrors.corsNotFound({ bucket: name });
    return { CORSRules: [...cors] };
  },
});
