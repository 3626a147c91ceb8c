import type { GetGroupCommandInput, GetGroupCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { userById } from '../../shared/identity/entities.ts';
import { groupMembers } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { groupAnswer, listedUser } from '../answers.ts';
import { existingGroup } from '../lookup.ts';
import { groupNeeds } from '../needs.ts';
import { pageOfTable } from '../pages.ts';

export default operation<GetGroupCommandInput, GetGroupCommandOutput>({
  name: 'GetGroup',
  mutating: false,
  needs: ({ GroupName }, context) => groupNeeds('iam:GetGroup', required(GroupName), context),
  execute({ GroupName, ...paging }, context) {
    const { state, accountId } = context;
    const group = existingGroup(context, required(GroupName));
    const { items, rest } = pageOfTable(state, groupMembers, [accountId, group.groupId], paging, (_row, [, , userId = '']) => {
      const user = userById(state, accountId, userId);
      return user && listedUser(context, user);
    });
    return { Group: groupAnswer(context, group), Users: items, ...rest };
  },
  example: { command: 'aws iam get-group --group-name Photographers', before: ['aws iam create-group --group-name Photographers'] },
});
