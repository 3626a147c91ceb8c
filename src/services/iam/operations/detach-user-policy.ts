import type { DetachUserPolicyCommandInput, DetachUserPolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { detachPolicy, userCarrier } from '../carriers.ts';
import { policyArnContext, userNeeds } from '../needs.ts';

export default operation<DetachUserPolicyCommandInput, DetachUserPolicyCommandOutput>({
  name: 'DetachUserPolicy',
  mutating: true,
  needs: ({ UserName, PolicyArn }, context) =>
    userNeeds('iam:DetachUserPolicy', required(UserName), context, { keys: policyArnContext(required(PolicyArn)), boundary: true }),
  execute({ UserName, PolicyArn }, context) {
    detachPolicy(context, userCarrier(context, required(UserName)), required(PolicyArn));
    return {};
  },
  example: {
    command: 'aws iam detach-user-policy --user-name intern --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    before: [
      'aws iam create-user --user-name intern',
      'aws iam attach-user-policy --user-name intern --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    ],
  },
});
