import type { GetRolePolicyCommandInput, GetRolePolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { inlinePolicy, roleCarrier } from '../carriers.ts';
import { roleNeeds } from '../needs.ts';

export default operation<GetRolePolicyCommandInput, GetRolePolicyCommandOutput>({
  name: 'GetRolePolicy',
  mutating: false,
  needs: ({ RoleName }, context) => roleNeeds('iam:GetRolePolicy', required(RoleName), context),
  execute({ RoleName, PolicyName }, context) {
    const carrier = roleCarrier(context, required(RoleName));
    return { RoleName: carrier.name, PolicyName, PolicyDocument: inlinePolicy(context, carrier, required(PolicyName)) };
  },
  example: {
    command: 'aws iam get-role-policy --role-name cat-app --policy-name list',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
      'aws iam put-role-policy --role-name cat-app --policy-name list --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}\'',
    ],
  },
});
