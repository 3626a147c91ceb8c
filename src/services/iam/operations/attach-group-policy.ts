import type { AttachGroupPolicyCommandInput, AttachGroupPolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { attachPolicy, groupCarrier } from '../carriers.ts';
import { groupNeeds, policyArnContext } from '../needs.ts';

export default operation<AttachGroupPolicyCommandInput, AttachGroupPolicyCommandOutput>({
  name: 'AttachGroupPolicy',
  mutating: true,
  needs: ({ GroupName, PolicyArn }, context) =>
    groupNeeds('iam:AttachGroupPolicy', required(GroupName), context, { keys: policyArnContext(required(PolicyArn)) }),
  execute({ GroupName, PolicyArn }, context) {
    attachPolicy(context, groupCarrier(context, required(GroupName)), required(PolicyArn));
    return {};
  },
  example: {
    command: 'aws iam attach-group-policy --group-name Photographers --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    before: ['aws iam create-group --group-name Photographers'],
  },
});
