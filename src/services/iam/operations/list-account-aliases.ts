import type { ListAccountAliasesCommandInput, ListAccountAliasesCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { accountAliases } from '../../shared/identity/tables.ts';
import { arnNeeds } from '../needs.ts';
import { pageOfTable } from '../pages.ts';

export default operation<ListAccountAliasesCommandInput, ListAccountAliasesCommandOutput>({
  name: 'ListAccountAliases',
  mutating: false,
  needs: (_input, context) => arnNeeds('iam:ListAccountAliases', '*', context),
  execute(paging, { state, accountId }) {
    const { items, rest } = pageOfTable(state, accountAliases, [accountId], paging, (_row, key) => key[1]);
    return { AccountAliases: items, ...rest };
  },
  example: { command: 'aws iam list-account-aliases' },
});
