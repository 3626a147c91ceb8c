import type { ListRolesCommandInput, ListRolesCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { roleArn } from '../../shared/identity/arns.ts';
import { roles } from '../../shared/identity/tables.ts';
import { listedRole } from '../answers.ts';
import { arnNeeds } from '../needs.ts';
import { pageOfTable } from '../pages.ts';

export default operation<ListRolesCommandInput, ListRolesCommandOutput>({
  name: 'ListRoles',
  mutating: false,
  needs: ({ PathPrefix = '/' }, context) => arnNeeds('iam:ListRoles', roleArn(context.partition, context.accountId, PathPrefix, ''), context),
  execute({ PathPrefix = '/', ...paging }, context) {
    const { items, rest } = pageOfTable(context.state, roles, [context.accountId], paging, (role) =>
      role.path.startsWith(PathPrefix) ? listedRole(context, role) : undefined,
    );
    return { Roles: items, ...rest };
  },
  example: { command: 'aws iam list-roles' },
});
