import type { UpdateAssumeRolePolicyCommandInput, UpdateAssumeRolePolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { keepDocument } from '../../shared/policy-documents.ts';
import { required } from '../../shared/required.ts';
import { checkTrustPolicy } from '../documents.ts';
import { putRole } from '../entity-rows.ts';
import { existingRole } from '../lookup.ts';
import { roleNeeds } from '../needs.ts';

export default operation<UpdateAssumeRolePolicyCommandInput, UpdateAssumeRolePolicyCommandOutput>({
  name: 'UpdateAssumeRolePolicy',
  mutating: true,
  needs: ({ RoleName }, context) => roleNeeds('iam:UpdateAssumeRolePolicy', required(RoleName), context, { boundary: true }),
  validate: ({ PolicyDocument }, context) => checkTrustPolicy(context, required(PolicyDocument)),
  execute({ RoleName, PolicyDocument }, context) {
    const role = existingRole(context, required(RoleName));
    putRole(context, { ...role, trustHash: keepDocument(context.state, required(PolicyDocument)) });
    return {};
  },
  example: {
    command:
      'aws iam update-assume-role-policy --role-name cat-app --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
    ],
  },
});
