import type { UpdateRoleDescriptionCommandInput, UpdateRoleDescriptionCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { listedRole } from '../answers.ts';
import { putRole } from '../entity-rows.ts';
import { existingRole } from '../lookup.ts';
import { roleNeeds } from '../needs.ts';

export default operation<UpdateRoleDescriptionCommandInput, UpdateRoleDescriptionCommandOutput>({
  name: 'UpdateRoleDescription',
  mutating: true,
  needs: ({ RoleName }, context) => roleNeeds('iam:UpdateRoleDescription', required(RoleName), context, { boundary: true }),
  execute({ RoleName, Description }, context) {
    const role = { ...existingRole(context, required(RoleName)), description: required(Description) };
    putRole(context, role);
    return { Role: listedRole(context, role) };
  },
  example: {
    command: 'aws iam update-role-description --role-name cat-app --description "Shows cats"',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
    ],
  },
});
