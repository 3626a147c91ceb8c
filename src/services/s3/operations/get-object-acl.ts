import type { GetObjectAclCommandInput, GetObjectAclCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { ownersAcl } from '../acl.ts';
import { findBucket } from '../bucket-access.ts';
import { findObject, versionNeed } from '../object-access.ts';
import { checkVersionId } from '../version-ids.ts';

export default operation<GetObjectAclCommandInput, GetObjectAclCommandOutput>({
  name: 'GetObjectAcl',
  mutating: false,
  example: {
    command: 'aws s3api get-object-acl --bucket cat-photos-demo --key tom.jpg',
    before: ['aws s3api create-bucket --bucket cat-photos-demo', 'aws s3api put-object --bucket cat-photos-demo --key tom.jpg'],
  },

  needs: (input, context) => [versionNeed(context, findBucket(context, input), input, 's3:GetObjectAcl')],

  validate: ({ VersionId }) => checkVersionId(VersionId),

  execute(input, context) {
    const bucket = findBucket(context, input);
    findObject(context, bucket, input.Key ?? '', input.VersionId);
    return ownersAcl(bucket);
  },
});
