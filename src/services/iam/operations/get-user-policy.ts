import type { GetUserPolicyCommandInput, GetUserPolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { inlinePolicy, userCarrier } from '../carriers.ts';
import { userNeeds } from '../needs.ts';

export default operation<GetUserPolicyCommandInput, GetUserPolicyCommandOutput>({
  name: 'GetUserPolicy',
  mutating: false,
  needs: ({ UserName }, context) => userNeeds('iam:GetUserPolicy', required(UserName), context),
  execute({ UserName, PolicyName }, context) {
    const carrier = userCarrier(context, required(UserName));
    return { UserName: carrier.name, PolicyName, PolicyDocument: inlinePolicy(context, carrier, required(PolicyName)) };
  },
  example: {
    command: 'aws iam get-user-policy --user-name intern --policy-name list',
    before: [
      'aws iam create-user --user-name intern',
      'aws iam put-user-policy --user-name intern --policy-name list --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
    ],
  },
});
