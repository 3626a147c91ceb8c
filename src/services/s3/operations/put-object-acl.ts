import type { PutObjectAclCommandInput, PutObjectAclCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { aclKeys, aclNeeds, checkPutAcl } from '../acl.ts';
import { findBucket } from '../bucket-access.ts';
import { findObject, versionNeed } from '../object-access.ts';
import { checkVersionId } from '../version-ids.ts';

export default operation<PutObjectAclCommandInput, PutObjectAclCommandOutput>({
  name: 'PutObjectAcl',
  mutating: true,
  example: {
    command: 'aws s3api put-object-acl --bucket cat-photos-demo --key tom.jpg --acl private',
    before: [
      'aws s3api create-bucket --bucket cat-photos-demo --object-ownership BucketOwnerPreferred',
      'aws s3api put-object --bucket cat-photos-demo --key tom.jpg',
    ],
  },

  needs(input, context) {
    const bucket = findBucket(context, input);
    return aclNeeds(bucket, versionNeed(context, bucket, input, 's3:PutObjectAcl', aclKeys(input)), input);
  },

  validate(input, context) {
    checkVersionId(input.VersionId);
    checkPutAcl(findBucket(context, input), input);
  },

  /** What is not refused leaves the list as it is: full control for the bucket's owner. */
  execute(input, context) {
    findObject(context, findBucket(context, input), input.Key ?? '', input.VersionId);
    return {};
  },
});
