import type { PutBucketVersioningCommandInput, PutBucketVersioningCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';
import { errors } from '../errors.ts';
import { present } from '../present.ts';

export default operation<PutBucketVersioningCommandInput, PutBucketVersioningCommandOutput>({
  name: 'PutBucketVersioning',
  mutating: true,
  example: {
    command: 'aws s3api put-bucket-versioning --bucket cat-photos-demo --versioning-configuration Status=Enabled',
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:PutBucketVersioning')],

  validate({ VersioningConfiguration: { Status, MFADelete } = {} }) {
    if (MFADelete !== undefined && MFADelete !== 'Enabled' && MFADelete !== 'Disabled') throw errors.malformedXml();
    if (Status === undefined) throw errors.illegalVersioningConfiguration();
    if (Status !== 'Enabled' && Status !== 'Suspended') throw errors.malformedXml();
    if (MFADelete === 'Enabled') throw errors.notSimulated({ what: 'MFA delete' });
  },

  execute(input, context) {
    const bucket = findBucket(context, input);
    const { Status: versioning, MFADelete } = input.VersioningConfiguration ?? {};
    putBucket(context, { ...bucket, ...present({ versioning, mfaDelete: MFADelete === 'Disabled' ? MFADelete : undefined }) });
    return {};
  },
});
