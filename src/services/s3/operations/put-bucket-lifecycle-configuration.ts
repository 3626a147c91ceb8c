import type { PutBucketLifecycleConfigurationCommandInput, PutBucketLifecycleConfigurationCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket, putBucket } from '../bucket-access.ts';
import { keptRules, minimumSizeOf } from '../lifecycle.ts';
import { checkRules } from '../lifecycle-checks.ts';

export default operation<PutBucketLifecycleConfigurationCommandInput, PutBucketLifecycleConfigurationCommandOutput>({
  name: 'PutBucketLifecycleConfiguration',
  mutating: true,
  example: {
    command: `aws s3api put-bucket-lifecycle-configuration --bucket cat-photos-demo --lifecycle-configuration '{"Rules":[{"Status":"Enabled","Filter":{"Prefix":"drafts/"},"Expiration":{"Days":30}}]}'`,
    before: ['aws s3api create-bucket --bucket cat-photos-demo'],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:PutLifecycleConfiguration')],

  validate: ({ LifecycleConfiguration }) => checkRules(LifecycleConfiguration?.Rules ?? []),

  execute(input, context) {
    const transitionDefaultMinimumObjectSize = minimumSizeOf(input.TransitionDefaultMinimumObjectSize);
    const rules = keptRules(input.LifecycleConfiguration?.Rules ?? [], context.ids);
    putBucket(context, { ...findBucket(context, input), lifecycle: { rules, transitionDefaultMinimumObjectSize } });
    return { TransitionDefaultMinimumObjectSize: transitionDefaultMinimumObjectSize };
  },
});
