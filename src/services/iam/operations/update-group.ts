import type { UpdateGroupCommandInput, UpdateGroupCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { findGroup } from '../../shared/identity/entities.ts';
import { groups, nameKey } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { putGroup } from '../entity-rows.ts';
import { errors } from '../errors.ts';
import { existingGroup } from '../lookup.ts';
import { groupNeeds } from '../needs.ts';

export default operation<UpdateGroupCommandInput, UpdateGroupCommandOutput>({
  name: 'UpdateGroup',
  mutating: true,
  needs: ({ GroupName }, context) => groupNeeds('iam:UpdateGroup', required(GroupName), context),
  execute({ GroupName, NewGroupName, NewPath }, context) {
    const { state, accountId } = context;
    const group = existingGroup(context, required(GroupName));
    const groupName = NewGroupName ?? group.groupName;
    if (nameKey(groupName) !== nameKey(group.groupName)) {
      if (findGroup(state, accountId, groupName) !== undefined) throw errors.groupExists({ name: groupName });
      state.remove(groups, [accountId, nameKey(group.groupName)]);
    }
    putGroup(context, { ...group, groupName, path: NewPath ?? group.path });
    return {};
  },
  example: { command: 'aws iam update-group --group-name Photographers --new-group-name Cats', before: ['aws iam create-group --group-name Photographers'] },
});
