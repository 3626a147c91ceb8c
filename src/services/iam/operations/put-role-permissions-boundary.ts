import type { PutRolePermissionsBoundaryCommandInput, PutRolePermissionsBoundaryCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { moveBoundary } from '../boundaries.ts';
import { putRole } from '../entity-rows.ts';
import { existingRole } from '../lookup.ts';
import { boundaryContext, roleNeeds } from '../needs.ts';

export default operation<PutRolePermissionsBoundaryCommandInput, PutRolePermissionsBoundaryCommandOutput>({
  name: 'PutRolePermissionsBoundary',
  mutating: true,
  needs: ({ RoleName, PermissionsBoundary }, context) =>
    roleNeeds('iam:PutRolePermissionsBoundary', required(RoleName), context, { keys: boundaryContext(required(PermissionsBoundary)) }),
  execute({ RoleName, PermissionsBoundary }, context) {
    const role = existingRole(context, required(RoleName));
    const boundary = required(PermissionsBoundary);
    moveBoundary(context, role.roleId, role.permissionsBoundary, boundary);
    putRole(context, { ...role, permissionsBoundary: boundary });
    return {};
  },
  example: {
    command: 'aws iam put-role-permissions-boundary --role-name cat-app --permissions-boundary arn:aws:iam::aws:policy/ReadOnlyAccess',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
    ],
  },
});
