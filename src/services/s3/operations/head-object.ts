import type { HeadObjectCommandInput, HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { readAnswer, readNeeds, readObject, validateRead } from '../object-read.ts';

export default operation<HeadObjectCommandInput, HeadObjectCommandOutput>({
  name: 'HeadObject',
  mutating: false,
  example: {
    command: 'aws s3api head-object --bucket cat-photos-demo --key tom.jpg',
    before: ['aws s3api create-bucket --bucket cat-photos-demo', 'aws s3api put-object --bucket cat-photos-demo --key tom.jpg'],
  },

  needs: readNeeds,
  validate: validateRead,
  execute: (input, context) => readAnswer(input, readObject(input, context), context),
});
