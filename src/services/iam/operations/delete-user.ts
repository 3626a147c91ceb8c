import type { DeleteUserCommandInput, DeleteUserCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { userArn } from '../../shared/identity/arns.ts';
import { ownedMfaDevices } from '../../shared/identity/mfa-devices.ts';
import { entities, loginProfiles, memberships, nameKey, ownedAccessKeys, users } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { moveBoundary } from '../boundaries.ts';
import { refusePolicies } from '../carriers.ts';
import { errors } from '../errors.ts';
import { existingUser } from '../lookup.ts';
import { userNeeds } from '../needs.ts';
import { orphanTrust } from '../orphaned-trust.ts';
import { countRows } from '../quotas.ts';

export default operation<DeleteUserCommandInput, DeleteUserCommandOutput>({
  name: 'DeleteUser',
  mutating: true,
  needs: ({ UserName }, context) => userNeeds('iam:DeleteUser', required(UserName), context),
  execute({ UserName }, context) {
    const { state, accountId, partition } = context;
    const { userId, userName, permissionsBoundary, path } = existingUser(context, required(UserName));
    refusePolicies(context, userId);
    if (countRows(context, ownedAccessKeys, [accountId, userId], 1) > 0) throw errors.mustDeleteAccessKeys();
    if (state.get(loginProfiles, [accountId, userId]) !== undefined) throw errors.mustDeleteLoginProfile();
    if (countRows(context, memberships, [accountId, userId], 1) > 0) throw errors.mustRemoveUsersFromGroup();
    if (countRows(context, ownedMfaDevices, [accountId, userId], 1) > 0) throw errors.mustDeactivateMfaDevice({ name: userName });
    moveBoundary(context, userId, permissionsBoundary, undefined);
    state.remove(users, [accountId, nameKey(userName)]);
    state.remove(entities, [accountId, userId]);
    orphanTrust(context, userArn(partition, accountId, path, userName), userId);
    return {};
  },
  example: { command: 'aws iam delete-user --user-name intern', before: ['aws iam create-user --user-name intern'] },
});
