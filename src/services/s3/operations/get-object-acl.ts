import type { GetObjectAclCommandInput, GetObjectAclCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { ownersAcl } from '../acl.ts';
import { checkVersionId, existingTagKeys, findBucket, findObject, objectNeed } from '../bucket-access.ts';

export default operation<GetObjectAclCommandInput, GetObjectAclCommandOutput>({
  name: 'GetObjectAcl',
  mutating: false,
  example: {
    command: 'aws s3api get-object-acl --bucket cat-photos-demo --key tom.jpg',
    before: ['aws s3api create-bucket --bucket cat-photos-demo', 'aws s3api put-object --bucket cat-photos-demo --key tom.jpg'],
  },

  needs(input, context) {
    const bucket = findBucket(context, input);
    const key = input.Key ?? '';
    return [
      objectNeed(context, bucket, key, input.VersionId === undefined ? 's3:GetObjectAcl' : 's3:GetObjectVersionAcl', existingTagKeys(context, bucket, key)),
    ];
  },

  validate: ({ VersionId }) => checkVersionId(VersionId),

  execute(input, context) {
    const bucket = findBucket(context, input);
    findObject(context, bucket, input.Key ?? '');
    return ownersAcl(bucket);
  },
});
