import type { ListGroupsForUserCommandInput, ListGroupsForUserCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { groupById } from '../../shared/identity/entities.ts';
import { memberships } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { groupAnswer } from '../answers.ts';
import { existingUser } from '../lookup.ts';
import { userNeeds } from '../needs.ts';
import { pageOfTable } from '../pages.ts';

export default operation<ListGroupsForUserCommandInput, ListGroupsForUserCommandOutput>({
  name: 'ListGroupsForUser',
  mutating: false,
  needs: ({ UserName }, context) => userNeeds('iam:ListGroupsForUser', required(UserName), context),
  execute({ UserName, ...paging }, context) {
    const { state, accountId } = context;
    const { userId } = existingUser(context, required(UserName));
    const { items, rest } = pageOfTable(state, memberships, [accountId, userId], paging, (_row, [, , groupId = '']) => {
      const group = groupById(state, accountId, groupId);
      return group && groupAnswer(context, group);
    });
    return { Groups: items, ...rest };
  },
  example: { command: 'aws iam list-groups-for-user --user-name intern', before: ['aws iam create-user --user-name intern'] },
});
