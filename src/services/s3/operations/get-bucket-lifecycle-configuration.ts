import type { GetBucketLifecycleConfigurationCommandInput, GetBucketLifecycleConfigurationCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';
import { configurationErrors } from '../configuration-errors.ts';
import { shownRule } from '../lifecycle.ts';

export default operation<GetBucketLifecycleConfigurationCommandInput, GetBucketLifecycleConfigurationCommandOutput>({
  name: 'GetBucketLifecycleConfiguration',
  mutating: false,
  example: {
    command: 'aws s3api get-bucket-lifecycle-configuration --bucket cat-photos-demo',
    before: [
      'aws s3api create-bucket --bucket cat-photos-demo',
      `aws s3api put-bucket-lifecycle-configuration --bucket cat-photos-demo --lifecycle-configuration '{"Rules":[{"Status":"Enabled","Filter":{"Prefix":"drafts/"},"Expiration":{"Days":30}}]}'`,
    ],
  },

  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:GetLifecycleConfiguration')],

  execute(input, context) {
    const { name, lifecycle } = findBucket(context, input);
    if (lifecycle === undefined) throw configurationErrors.lifecycleNotFound({ bucket: name });
    return { Rules: lifecycle.rules.map(shownRule), TransitionDefaultMinimumObjectSize: lifecycle.transitionDefaultMinimumObjectSize };
  },
});
