import type { DeleteRolePolicyCommandInput, DeleteRolePolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { deleteInlinePolicy, roleCarrier } from '../carriers.ts';
import { roleNeeds } from '../needs.ts';

export default operation<DeleteRolePolicyCommandInput, DeleteRolePolicyCommandOutput>({
  name: 'DeleteRolePolicy',
  mutating: true,
  needs: ({ RoleName }, context) => roleNeeds('iam:DeleteRolePolicy', required(RoleName), context, { boundary: true }),
  execute({ RoleName, PolicyName }, context) {
    deleteInlinePolicy(context, roleCarrier(context, required(RoleName)), required(PolicyName));
    return {};
  },
  example: {
    command: 'aws iam delete-role-policy --role-name cat-app --policy-name list',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
      'aws iam put-role-policy --role-name cat-app --policy-name list --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
    ],
  },
});
