import type { PutBucketPolicyCommandInput, PutBucketPolicyCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { keepDocument } from '../../shared/policy-documents.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';
import { checkBucketPolicy, refuseOtherAccounts, wouldBePublic } from '../bucket-policies.ts';

export default operation<PutBucketPolicyCommandInput, PutBucketPolicyCommandOutput>({
  name: 'PutBucketPolicy',
  mutating: true,
  example: {
    command: `aws s3api put-bucket-policy --bucket cat-photos-demo --policy '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::cat-photos-demo/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}'`,
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs(input, context) {
    const bucket = findBucket(context, input);
    const need = bucketNeed(context, bucket, 's3:PutBucketPolicy');
    const blocked = bucket.publicAccessBlock?.BlockPublicPolicy === true && wouldBePublic(input.Policy ?? '', bucket.name);
    // Asked after the permission itself, so that a caller without it is told of that first.
    return blocked ? [need, { ...need, refusedBy: { effect: 'explicitDeny', kind: 'resource', setting: 'BlockPublicPolicy' } }] : [need];
  },

  validate(input, context) {
    const bucket = findBucket(context, input);
    refuseOtherAccounts(context, bucket);
    checkBucketPolicy(input.Policy ?? '', bucket.name, context.state);
  },

  execute(input, context) {
    const text = input.Policy ?? '';
    const bucket = findBucket(context, input);
    putBucket(context, { ...bucket, policy: { hash: keepDocument(context.state, text), isPublic: wouldBePublic(text, bucket.name) } });
    return {};
  },
});
