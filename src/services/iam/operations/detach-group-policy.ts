import type { DetachGroupPolicyCommandInput, DetachGroupPolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { detachPolicy, groupCarrier } from '../carriers.ts';
import { groupNeeds, policyArnContext } from '../needs.ts';

export default operation<DetachGroupPolicyCommandInput, DetachGroupPolicyCommandOutput>({
  name: 'DetachGroupPolicy',
  mutating: true,
  needs: ({ GroupName, PolicyArn }, context) =>
    groupNeeds('iam:DetachGroupPolicy', required(GroupName), context, { keys: policyArnContext(required(PolicyArn)) }),
  execute({ GroupName, PolicyArn }, context) {
    detachPolicy(context, groupCarrier(context, required(GroupName)), required(PolicyArn));
    return {};
  },
  example: {
    command: 'aws iam detach-group-policy --group-name Photographers --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    before: [
      'aws iam create-group --group-name Photographers',
      'aws iam attach-group-policy --group-name Photographers --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    ],
  },
});
