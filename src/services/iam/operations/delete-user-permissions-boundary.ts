import type { DeleteUserPermissionsBoundaryCommandInput, DeleteUserPermissionsBoundaryCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { moveBoundary } from '../boundaries.ts';
import { putUser } from '../entity-rows.ts';
import { existingUser } from '../lookup.ts';
import { userNeeds } from '../needs.ts';

export default operation<DeleteUserPermissionsBoundaryCommandInput, DeleteUserPermissionsBoundaryCommandOutput>({
  name: 'DeleteUserPermissionsBoundary',
  mutating: true,
  needs: ({ UserName }, context) => userNeeds('iam:DeleteUserPermissionsBoundary', required(UserName), context, { boundary: true }),
  execute({ UserName }, context) {
    const { permissionsBoundary, ...user } = existingUser(context, required(UserName));
    moveBoundary(context, user.userId, permissionsBoundary, undefined);
    putUser(context, user);
    return {};
  },
  example: { command: 'aws iam delete-user-permissions-boundary --user-name intern', before: ['aws iam create-user --user-name intern'] },
});
