import type { PutRolePolicyCommandInput, PutRolePolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { putInlinePolicy, roleCarrier } from '../carriers.ts';
import { roleNeeds } from '../needs.ts';

export default operation<PutRolePolicyCommandInput, PutRolePolicyCommandOutput>({
  name: 'PutRolePolicy',
  mutating: true,
  needs: ({ RoleName }, context) => roleNeeds('iam:PutRolePolicy', required(RoleName), context, { boundary: true }),
  execute({ RoleName, PolicyName, PolicyDocument }, context) {
    putInlinePolicy(context, roleCarrier(context, required(RoleName)), required(PolicyName), required(PolicyDocument));
    return {};
  },
  example: {
    command:
      'aws iam put-role-policy --role-name cat-app --policy-name list --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
    ],
  },
});
