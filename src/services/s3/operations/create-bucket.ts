import type { CreateBucketCommandInput, CreateBucketCommandOutput } from '@aws-sdk/client-s3';
import type { LocateContext } from '../../../kernel/context.ts';
import type { ConditionContext, Need } from '../../../kernel/need.ts';
import { operation } from '../../../kernel/operation.ts';
import { wholeSeconds } from '../../../models/timestamps.ts';
import { findRegion } from '../../../world/region.ts';
import { requestTagKeys } from '../../shared/request-tags.ts';
import { aclKeys, checkBucketAcl, setsAcl } from '../acl.ts';
import { bucketArn, requestKeys } from '../bucket-access.ts';
import { accountRegionalSuffix, checkNewBucketName, refuseOtherKinds } from '../bucket-names.ts';
import { errors } from '../errors.ts';
import { present } from '../present.ts';
import { buckets } from '../state.ts';
import { checkBucketTags } from '../tags.ts';

/** Public access is blocked and lists are off from a bucket's first moment, since April 2023. */
const defaults = {
  objectOwnership: 'BucketOwnerEnforced',
  publicAccessBlock: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
} as const;

export default operation<CreateBucketCommandInput, CreateBucketCommandOutput>({
  name: 'CreateBucket',
  mutating: true,
  example: { command: 'aws s3api create-bucket --bucket cat-photos-demo' },

  needs(input, context) {
    const need = (action: string, keys: ConditionContext): Need => ({
      action,
      resource: bucketArn(context, input.Bucket ?? ''),
      context: { ...requestKeys(context, context.accountId), ...keys },
    });
    const configuration = input.CreateBucketConfiguration;
    const tags = configuration?.Tags ?? [];
    const tagKeys = requestTagKeys(tags);
    const keys = {
      ...aclKeys(input),
      ...tagKeys,
      ...present({
        's3:LocationConstraint': configuration?.LocationConstraint,
        's3:x-amz-object-ownership': input.ObjectOwnership,
        's3:x-amz-bucket-namespace': input.BucketNamespace,
      }),
    };
    return [
      need('s3:CreateBucket', keys),
      ...(setsAcl(input) && input.ACL !== 'private' ? [need('s3:PutBucketAcl', aclKeys(input))] : []),
      ...(input.ObjectOwnership === undefined ? [] : [need('s3:PutBucketOwnershipControls', {})]),
      ...(tags.length === 0 ? [] : [need('s3:TagResource', tagKeys)]),
    ];
  },

  validate(input, context) {
    const configuration = input.CreateBucketConfiguration;
    if (configuration?.Bucket !== undefined || configuration?.Location !== undefined) throw errors.notSimulated({ what: 'S3 directory buckets' });
    refuseOtherKinds(input.Bucket ?? '');
    checkNewBucketName(input.Bucket ?? '', input.BucketNamespace === 'account-regional' ? accountRegionalSuffix(context.accountId, context.region) : undefined);
    checkLocation(configuration?.LocationConstraint, context);
    if (input.ObjectLockEnabledForBucket === true) throw errors.notSimulated({ what: 'S3 Object Lock' });
    checkBucketAcl(input, input.ObjectOwnership ?? defaults.objectOwnership);
    checkBucketTags(configuration?.Tags ?? []);
  },

  execute(input, { state, accountId, region, now }) {
    const name = input.Bucket ?? '';
    const existing = state.get(buckets, [name]);
    if (existing !== undefined && existing.ownerAccountId !== accountId) throw errors.bucketAlreadyExists({ bucket: name });
    // "For legacy compatibility": CreateBucket, S3 API Reference, read November 2026.
    const sameAgain = existing?.region === 'us-east-1' && region === 'us-east-1';
    if (existing !== undefined && !sameAgain) throw errors.bucketAlreadyOwnedByYou({ bucket: name });
    if (existing === undefined) {
      const configuration = input.CreateBucketConfiguration;
      const tags = checkBucketTags(configuration?.Tags ?? []);
      const row = present({
        ...defaults,
        objectOwnership: input.ObjectOwnership ?? defaults.objectOwnership,
        ownerAccountId: accountId,
        region,
        locationConstraint: configuration?.LocationConstraint,
        createdAt: wholeSeconds(now),
        tags: tags.length === 0 ? undefined : tags,
      });
      state.put(buckets, [name], row);
    }
    return { Location: region === 'us-east-1' ? `/${name}` : `http://${name}.s3.amazonaws.com/` };
  },
});

/** A bucket is made where the call is sent: each Region's endpoint takes its own name only, and us-east-1 takes none. */
function checkLocation(constraint: string | undefined, { region }: LocateContext): void {
  if (constraint === region || (constraint === 'EU' && region === 'eu-west-1')) {
    if (region !== 'us-east-1') return;
    throw errors.invalidLocationConstraint({ constraint });
  }
  if (constraint === undefined || constraint === '') {
    if (region === 'us-east-1') return;
    throw errors.illegalLocationConstraint({ constraint: 'unspecified' });
  }
  if (constraint === 'EU' || (findRegion(constraint) !== undefined && constraint !== 'us-east-1')) throw errors.illegalLocationConstraint({ constraint });
  throw errors.invalidLocationConstraint({ constraint });
}
