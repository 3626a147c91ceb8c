import type { DeleteRoleCommandInput, DeleteRoleCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { roleArn } from '../../shared/identity/arns.ts';
import { entities, nameKey, roleProfiles, roles } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { moveBoundary } from '../boundaries.ts';
import { refusePolicies } from '../carriers.ts';
import { errors } from '../errors.ts';
import { existingRole } from '../lookup.ts';
import { roleNeeds } from '../needs.ts';
import { orphanTrust } from '../orphaned-trust.ts';
import { countRows } from '../quotas.ts';

export default operation<DeleteRoleCommandInput, DeleteRoleCommandOutput>({
  name: 'DeleteRole',
  mutating: true,
  needs: ({ RoleName }, context) => roleNeeds('iam:DeleteRole', required(RoleName), context, { boundary: true }),
  execute({ RoleName }, context) {
    const { state, accountId, partition } = context;
    const { roleId, roleName, permissionsBoundary, path } = existingRole(context, required(RoleName));
    if (countRows(context, roleProfiles, [accountId, roleId], 1) > 0) throw errors.mustRemoveRolesFromProfile();
    refusePolicies(context, roleId);
    moveBoundary(context, roleId, permissionsBoundary, undefined);
    state.remove(roles, [accountId, nameKey(roleName)]);
    state.remove(entities, [accountId, roleId]);
    orphanTrust(context, roleArn(partition, accountId, path, roleName), roleId);
    return {};
  },
  example: {
    command: 'aws iam delete-role --role-name cat-app',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
    ],
  },
});
