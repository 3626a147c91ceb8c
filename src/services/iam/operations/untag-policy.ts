import type { UntagPolicyCommandInput, UntagPolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { tagKeys } from '../../shared/request-tags.ts';
import { required } from '../../shared/required.ts';
import { existingCustomerPolicy } from '../lookup.ts';
import { putManagedPolicy } from '../managed.ts';
import { policyNeeds } from '../needs.ts';
import { withoutTags } from '../tags.ts';

export default operation<UntagPolicyCommandInput, UntagPolicyCommandOutput>({
  name: 'UntagPolicy',
  mutating: true,
  needs: ({ PolicyArn, TagKeys }, context) => policyNeeds('iam:UntagPolicy', required(PolicyArn), context, { keys: tagKeys(required(TagKeys)) }),
  execute({ PolicyArn, TagKeys }, context) {
    const policy = existingCustomerPolicy(context, required(PolicyArn));
    putManagedPolicy(context, { ...policy, tags: withoutTags(policy.tags, required(TagKeys)) });
    return {};
  },
  example: {
    command: 'aws iam untag-policy --policy-arn arn:aws:iam::123456789012:policy/ListBuckets --tag-keys team',
    before: [
      'aws iam create-policy --policy-name ListBuckets --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
    ],
  },
});
