import type { DeleteUserPolicyCommandInput, DeleteUserPolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { deleteInlinePolicy, userCarrier } from '../carriers.ts';
import { userNeeds } from '../needs.ts';

export default operation<DeleteUserPolicyCommandInput, DeleteUserPolicyCommandOutput>({
  name: 'DeleteUserPolicy',
  mutating: true,
  needs: ({ UserName }, context) => userNeeds('iam:DeleteUserPolicy', required(UserName), context, { boundary: true }),
  execute({ UserName, PolicyName }, context) {
    deleteInlinePolicy(context, userCarrier(context, required(UserName)), required(PolicyName));
    return {};
  },
  example: {
    command: 'aws iam delete-user-policy --user-name intern --policy-name list',
    before: [
      'aws iam create-user --user-name intern',
      'aws iam put-user-policy --user-name intern --policy-name list --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
    ],
  },
});
