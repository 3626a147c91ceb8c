import type { PutUserPermissionsBoundaryCommandInput, PutUserPermissionsBoundaryCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { required } from '../../shared/required.ts';
import { moveBoundary } from '../boundaries.ts';
import { putUser } from '../entity-rows.ts';
import { existingUser } from '../lookup.ts';
import { boundaryContext, userNeeds } from '../needs.ts';

export default operation<PutUserPermissionsBoundaryCommandInput, PutUserPermissionsBoundaryCommandOutput>({
  name: 'PutUserPermissionsBoundary',
  mutating: true,
  needs: ({ UserName, PermissionsBoundary }, context) =>
    userNeeds('iam:PutUserPermissionsBoundary', required(UserName), context, { keys: boundaryContext(required(PermissionsBoundary)) }),
  execute({ UserName, PermissionsBoundary }, context) {
    const user = existingUser(context, required(UserName));
    const boundary = required(PermissionsBoundary);
    moveBoundary(context, user.userId, user.permissionsBoundary, boundary);
    putUser(context, { ...user, permissionsBoundary: boundary });
    return {};
  },
  example: {
    command: 'aws iam put-user-permissions-boundary --user-name intern --permissions-boundary arn:aws:iam::aws:policy/ReadOnlyAccess',
    before: ['aws iam create-user --user-name intern'],
  },
});
