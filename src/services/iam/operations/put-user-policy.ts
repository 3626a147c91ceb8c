import type { PutUserPolicyCommandInput, PutUserPolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { putInlinePolicy, userCarrier } from '../carriers.ts';
import { userNeeds } from '../needs.ts';

export default operation<PutUserPolicyCommandInput, PutUserPolicyCommandOutput>({
  name: 'PutUserPolicy',
  mutating: true,
  needs: ({ UserName }, context) => userNeeds('iam:PutUserPolicy', required(UserName), context, { boundary: true }),
  execute({ UserName, PolicyName, PolicyDocument }, context) {
    putInlinePolicy(context, userCarrier(context, required(UserName)), required(PolicyName), required(PolicyDocument));
    return {};
  },
  example: {
    command:
      'aws iam put-user-policy --user-name intern --policy-name list --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
    before: ['aws iam create-user --user-name intern'],
  },
});
