import type { DeleteGroupCommandInput, DeleteGroupCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { entities, groupMembers, groups, nameKey } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { refusePolicies } from '../carriers.ts';
import { errors } from '../errors.ts';
import { existingGroup } from '../lookup.ts';
import { groupNeeds } from '../needs.ts';
import { countRows } from '../quotas.ts';

export default operation<DeleteGroupCommandInput, DeleteGroupCommandOutput>({
  name: 'DeleteGroup',
  mutating: true,
  needs: ({ GroupName }, context) => groupNeeds('iam:DeleteGroup', required(GroupName), context),
  execute({ GroupName }, context) {
    const { state, accountId } = context;
    const { groupId, groupName } = existingGroup(context, required(GroupName));
    if (countRows(context, groupMembers, [accountId, groupId], 1) > 0) throw errors.mustRemoveUsersFromGroup();
    refusePolicies(context, groupId);
    state.remove(groups, [accountId, nameKey(groupName)]);
    state.remove(entities, [accountId, groupId]);
    return {};
  },
  example: { command: 'aws iam delete-group --group-name Photographers', before: ['aws iam create-group --group-name Photographers'] },
});
