import type { AttachUserPolicyCommandInput, AttachUserPolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { attachPolicy, userCarrier } from '../carriers.ts';
import { policyArnContext, userNeeds } from '../needs.ts';

export default operation<AttachUserPolicyCommandInput, AttachUserPolicyCommandOutput>({
  name: 'AttachUserPolicy',
  mutating: true,
  needs: ({ UserName, PolicyArn }, context) =>
    userNeeds('iam:AttachUserPolicy', required(UserName), context, { keys: policyArnContext(required(PolicyArn)), boundary: true }),
  execute({ UserName, PolicyArn }, context) {
    attachPolicy(context, userCarrier(context, required(UserName)), required(PolicyArn));
    return {};
  },
  example: {
    command: 'aws iam attach-user-policy --user-name intern --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    before: ['aws iam create-user --user-name intern'],
  },
});
