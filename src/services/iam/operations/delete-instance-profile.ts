import type { DeleteInstanceProfileCommandInput, DeleteInstanceProfileCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { instanceProfiles, nameKey } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { errors } from '../errors.ts';
import { existingInstanceProfile } from '../lookup.ts';
import { instanceProfileNeeds } from '../needs.ts';

export default operation<DeleteInstanceProfileCommandInput, DeleteInstanceProfileCommandOutput>({
  name: 'DeleteInstanceProfile',
  mutating: true,
  needs: ({ InstanceProfileName }, context) => instanceProfileNeeds('iam:DeleteInstanceProfile', required(InstanceProfileName), context),
  execute({ InstanceProfileName }, context) {
    const profile = existingInstanceProfile(context, required(InstanceProfileName));
    if (profile.roleId !== undefined) throw errors.mustRemoveRolesFromProfile();
    context.state.remove(instanceProfiles, [context.accountId, nameKey(profile.instanceProfileName)]);
    return {};
  },
  example: {
    command: 'aws iam delete-instance-profile --instance-profile-name cat-app',
    before: ['aws iam create-instance-profile --instance-profile-name cat-app'],
  },
});
