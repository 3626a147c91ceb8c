import type { AddUserToGroupCommandInput, AddUserToGroupCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { groupMembers, memberships } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { existingGroup, existingUser } from '../lookup.ts';
import { groupNeeds } from '../needs.ts';
import { refuseBeyond } from '../quotas.ts';

export default operation<AddUserToGroupCommandInput, AddUserToGroupCommandOutput>({
  name: 'AddUserToGroup',
  mutating: true,
  needs: ({ GroupName }, context) => groupNeeds('iam:AddUserToGroup', required(GroupName), context),
  execute({ GroupName, UserName }, context) {
    const { state, accountId } = context;
    const { groupId } = existingGroup(context, required(GroupName));
    const { userId } = existingUser(context, required(UserName));
    // Adding a member again changes nothing.
    if (state.get(memberships, [accountId, userId, groupId]) !== undefined) return {};
    refuseBeyond(context, 'GroupsPerUser', memberships, [accountId, userId]);
    state.put(memberships, [accountId, userId, groupId], true);
    state.put(groupMembers, [accountId, groupId, userId], true);
    return {};
  },
  example: {
    command: 'aws iam add-user-to-group --group-name Photographers --user-name intern',
    before: ['aws iam create-group --group-name Photographers', 'aws iam create-user --user-name intern'],
  },
});
