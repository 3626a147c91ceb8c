import type { DetachRolePolicyCommandInput, DetachRolePolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { detachPolicy, roleCarrier } from '../carriers.ts';
import { policyArnContext, roleNeeds } from '../needs.ts';

export default operation<DetachRolePolicyCommandInput, DetachRolePolicyCommandOutput>({
  name: 'DetachRolePolicy',
  mutating: true,
  needs: ({ RoleName, PolicyArn }, context) =>
    roleNeeds('iam:DetachRolePolicy', required(RoleName), context, { keys: policyArnContext(required(PolicyArn)), boundary: true }),
  execute({ RoleName, PolicyArn }, context) {
    detachPolicy(context, roleCarrier(context, required(RoleName)), required(PolicyArn));
    return {};
  },
  example: {
    command: 'aws iam detach-role-policy --role-name cat-app --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
      'aws iam attach-role-policy --role-name cat-app --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    ],
  },
});
