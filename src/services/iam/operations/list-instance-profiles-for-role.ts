import type { ListInstanceProfilesForRoleCommandInput, ListInstanceProfilesForRoleCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { roleProfiles } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { listedInstanceProfile } from '../answers.ts';
import { existingInstanceProfile, existingRole } from '../lookup.ts';
import { roleNeeds } from '../needs.ts';
import { pageOfTable } from '../pages.ts';

export default operation<ListInstanceProfilesForRoleCommandInput, ListInstanceProfilesForRoleCommandOutput>({
  name: 'ListInstanceProfilesForRole',
  mutating: false,
  needs: ({ RoleName }, context) => roleNeeds('iam:ListInstanceProfilesForRole', required(RoleName), context),
  execute({ RoleName, ...paging }, context) {
    const { state, accountId } = context;
    const { roleId } = existingRole(context, required(RoleName));
    const { items, rest } = pageOfTable(state, roleProfiles, [accountId, roleId], paging, (_row, [, , name = '']) =>
      listedInstanceProfile(context, existingInstanceProfile(context, name)),
    );
    return { InstanceProfiles: items, ...rest };
  },
  example: {
    command: 'aws iam list-instance-profiles-for-role --role-name cat-app',
    before: [
      'aws iam create-role --role-name cat-app --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
    ],
  },
});
