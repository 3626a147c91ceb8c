import type { DeleteRolePermissionsBoundaryCommandInput, DeleteRolePermissionsBoundaryCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { moveBoundary } from '../boundaries.ts';
import { putRole } from '../entity-rows.ts';
import { existingRole } from '../lookup.ts';
import { roleNeeds } from '../needs.ts';

export default operation<DeleteRolePermissionsBoundaryCommandInput, DeleteRolePermissionsBoundaryCommandOutput>({
  name: 'DeleteRolePermissionsBoundary',
  mutating: true,
  needs: ({ RoleName }, context) => roleNeeds('iam:DeleteRolePermissionsBoundary', required(RoleName), context, { boundary: true }),
  execute({ RoleName }, context) {
    const { permissionsBoundary, ...role } = existingRole(context, required(RoleName));
    moveBoundary(context, role.roleId, permissionsBoundary, undefined);
    putRole(context, role);
    return {};
  },
  example: {
    command: 'aws iam delete-role-permissions-boundary --role-name cat-app',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
    ],
  },
});
