import type { RemoveRoleFromInstanceProfileCommandInput, RemoveRoleFromInstanceProfileCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { nameKey, roleProfiles } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { putInstanceProfile } from '../entity-rows.ts';
import { errors } from '../errors.ts';
import { existingInstanceProfile, existingRole } from '../lookup.ts';
import { instanceProfileNeeds } from '../needs.ts';

export default operation<RemoveRoleFromInstanceProfileCommandInput, RemoveRoleFromInstanceProfileCommandOutput>({
  name: 'RemoveRoleFromInstanceProfile',
  mutating: true,
  needs: ({ InstanceProfileName }, context) => instanceProfileNeeds('iam:RemoveRoleFromInstanceProfile', required(InstanceProfileName), context),
  execute({ InstanceProfileName, RoleName }, context) {
    const { state, accountId } = context;
    const { roleId: held, ...profile } = existingInstanceProfile(context, required(InstanceProfileName));
    const { roleId, roleName } = existingRole(context, required(RoleName));
    if (held !== roleId) throw errors.roleNotInProfile({ name: roleName, profile: profile.instanceProfileName });
    putInstanceProfile(context, profile);
    state.remove(roleProfiles, [accountId, roleId, nameKey(profile.instanceProfileName)]);
    return {};
  },
  example: {
    command: 'aws iam remove-role-from-instance-profile --instance-profile-name cat-app --role-name cat-app',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
      'aws iam create-instance-profile --instance-profile-name cat-app',
      'aws iam add-role-to-instance-profile --instance-profile-name cat-app --role-name cat-app',
    ],
  },
});
