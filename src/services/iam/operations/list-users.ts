import type { ListUsersCommandInput, ListUsersCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { userArn } from '../../shared/identity/arns.ts';
import { users } from '../../shared/identity/tables.ts';
import { listedUser } from '../answers.ts';
import { arnNeeds } from '../needs.ts';
import { pageOfTable } from '../pages.ts';

export default operation<ListUsersCommandInput, ListUsersCommandOutput>({
  name: 'ListUsers',
  mutating: false,
  needs: ({ PathPrefix = '/' }, context) => arnNeeds('iam:ListUsers', userArn(context.partition, context.accountId, PathPrefix, ''), context),
  execute({ PathPrefix = '/', ...paging }, context) {
    const { items, rest } = pageOfTable(context.state, users, [context.accountId], paging, (user) =>
      user.path.startsWith(PathPrefix) ? listedUser(context, user) : undefined,
    );
    return { Users: items, ...rest };
  },
  example: { command: 'aws iam list-users' },
});
