import type { RemoveUserFromGroupCommandInput, RemoveUserFromGroupCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { groupMembers, memberships } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { existingGroup, existingUser } from '../lookup.ts';
import { groupNeeds } from '../needs.ts';

export default operation<RemoveUserFromGroupCommandInput, RemoveUserFromGroupCommandOutput>({
  name: 'RemoveUserFromGroup',
  mutating: true,
  needs: ({ GroupName }, context) => groupNeeds('iam:RemoveUserFromGroup', required(GroupName), context),
  execute({ GroupName, UserName }, context) {
    const { state, accountId } = context;
    const { groupId } = existingGroup(context, required(GroupName));
    const { userId } = existingUser(context, required(UserName));
    // Removing someone who is no member changes nothing.
    state.remove(memberships, [accountId, userId, groupId]);
    state.remove(groupMembers, [accountId, groupId, userId]);
    return {};
  },
  example: {
    command: 'aws iam remove-user-from-group --group-name Photographers --user-name intern',
    before: ['aws iam create-group --group-name Photographers', 'aws iam create-user --user-name intern'],
  },
});
