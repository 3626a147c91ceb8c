import type { AddRoleToInstanceProfileCommandInput, AddRoleToInstanceProfileCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { passRoleNeed } from '../../shared/identity/pass-role.ts';
import { nameKey, roleProfiles } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { putInstanceProfile } from '../entity-rows.ts';
import { errors } from '../errors.ts';
import { existingInstanceProfile, existingRole } from '../lookup.ts';
import { instanceProfileNeeds } from '../needs.ts';
import { quotas } from '../quotas.ts';

export default operation<AddRoleToInstanceProfileCommandInput, AddRoleToInstanceProfileCommandOutput>({
  name: 'AddRoleToInstanceProfile',
  mutating: true,
  // "The caller of this operation must be granted the PassRole permission on the IAM role by a permissions policy." IAM API reference, read 2026-11.
  needs: ({ InstanceProfileName, RoleName }, context) => [
    ...instanceProfileNeeds('iam:AddRoleToInstanceProfile', required(InstanceProfileName), context),
    passRoleNeed(context, required(RoleName), 'ec2.amazonaws.com'),
  ],
  execute({ InstanceProfileName, RoleName }, context) {
    const { state, accountId } = context;
    const profile = existingInstanceProfile(context, required(InstanceProfileName));
    const { roleId } = existingRole(context, required(RoleName));
    const limit = quotas.InstanceSessionsPerInstanceProfile;
    if (profile.roleId !== undefined) throw errors.quotaExceeded({ quota: 'InstanceSessionsPerInstanceProfile', limit });
    putInstanceProfile(context, { ...profile, roleId });
    state.put(roleProfiles, [accountId, roleId, nameKey(profile.instanceProfileName)], true);
    return {};
  },
  example: {
    command: 'aws iam add-role-to-instance-profile --instance-profile-name cat-app --role-name cat-app',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
      'aws iam create-instance-profile --instance-profile-name cat-app',
    ],
  },
});
