import type { UpdateRoleCommandInput, UpdateRoleCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { putRole } from '../entity-rows.ts';
import { existingRole } from '../lookup.ts';
import { roleNeeds } from '../needs.ts';

export default operation<UpdateRoleCommandInput, UpdateRoleCommandOutput>({
  name: 'UpdateRole',
  mutating: true,
  needs: ({ RoleName }, context) => roleNeeds('iam:UpdateRole', required(RoleName), context, { boundary: true }),
  execute({ RoleName, Description, MaxSessionDuration }, context) {
    const { description, ...role } = existingRole(context, required(RoleName));
    const kept = Description ?? description;
    putRole(context, {
      ...role,
      ...(kept !== undefined && { description: kept }),
      maxSessionDuration: MaxSessionDuration ?? role.maxSessionDuration,
    });
    return {};
  },
  example: {
    command: 'aws iam update-role --role-name cat-app --max-session-duration 7200',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
    ],
  },
});
