import type { GetObjectCommandInput, GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { errors } from '../errors.ts';
import { isArchived } from '../object-attributes.ts';
import { readAnswer, readNeeds, readObject, validateRead } from '../object-read.ts';

export default operation<GetObjectCommandInput, GetObjectCommandOutput>({
  name: 'GetObject',
  mutating: false,
  example: {
    command: 'aws s3api get-object --bucket cat-photos-demo --key tom.jpg tom.jpg',
    before: ['aws s3api create-bucket --bucket cat-photos-demo', 'aws s3api put-object --bucket cat-photos-demo --key tom.jpg'],
  },

  needs: readNeeds,
  validate: validateRead,

  execute(input, context) {
    const found = readObject(input, context);
    const { row, range } = found;
    if (isArchived(row)) throw errors.invalidObjectState({ storageClass: row.storageClass });
    return { ...readAnswer(input, found, context), Body: { ...row.body, ...(range && { range }) } };
  },
});
