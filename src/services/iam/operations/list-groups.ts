import type { ListGroupsCommandInput, ListGroupsCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { groupArn } from '../../shared/identity/arns.ts';
import { groups } from '../../shared/identity/tables.ts';
import { groupAnswer } from '../answers.ts';
import { arnNeeds } from '../needs.ts';
import { pageOfTable } from '../pages.ts';

export default operation<ListGroupsCommandInput, ListGroupsCommandOutput>({
  name: 'ListGroups',
  mutating: false,
  needs: ({ PathPrefix = '/' }, context) => arnNeeds('iam:ListGroups', groupArn(context.partition, context.accountId, PathPrefix, ''), context),
  execute({ PathPrefix = '/', ...paging }, context) {
    const { items, rest } = pageOfTable(context.state, groups, [context.accountId], paging, (group) =>
      group.path.startsWith(PathPrefix) ? groupAnswer(context, group) : undefined,
    );
    return { Groups: items, ...rest };
  },
  example: { command: 'aws iam list-groups' },
});
