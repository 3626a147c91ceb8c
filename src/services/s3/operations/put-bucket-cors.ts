import type { PutBucketCorsCommandInput, PutBucketCorsCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';
import { checkCors } from '../cors.ts';

export default operation<PutBucketCorsCommandInput, PutBucketCorsCommandOutput>({
  name: 'PutBucketCors',
  mutating: true,
  example: {
    command: `aws s3api put-bucket-cors --bucket cat-photos-demo --cors-configuration '{"CORSRules":[{"AllowedOrigins":["https://cats.example"],"AllowedMethods":["GET"]}]}'`,
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:PutBucketCORS')],

  execute(input, context) {
    const cors = checkCors(input.CORSConfiguration?.CORSRules ?? []);
    putBucket(context, { ...findBucket(context, input), cors });
    return {};
  },
});
