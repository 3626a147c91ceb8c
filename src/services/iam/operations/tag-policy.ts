import type { TagPolicyCommandInput, TagPolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { requestTagKeys } from '../../shared/request-tags.ts';
import { required } from '../../shared/required.ts';
import { existingCustomerPolicy } from '../lookup.ts';
import { putManagedPolicy } from '../managed.ts';
import { policyNeeds } from '../needs.ts';
import { checkTags, withTags } from '../tags.ts';

export default operation<TagPolicyCommandInput, TagPolicyCommandOutput>({
  name: 'TagPolicy',
  mutating: true,
  needs: ({ PolicyArn, Tags }, context) => policyNeeds('iam:TagPolicy', required(PolicyArn), context, { keys: requestTagKeys(Tags) }),
  validate: ({ Tags }) => checkTags(Tags),
  execute({ PolicyArn, Tags }, context) {
    const policy = existingCustomerPolicy(context, required(PolicyArn));
    putManagedPolicy(context, { ...policy, tags: withTags(policy.tags, Tags) });
    return {};
  },
  example: {
    command: 'aws iam tag-policy --policy-arn arn:aws:iam::123456789012:policy/ListBuckets --tags Key=team,Value=photos',
    before: [
      'aws iam create-policy --policy-name ListBuckets --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
    ],
  },
});
