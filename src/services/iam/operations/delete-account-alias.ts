import type { DeleteAccountAliasCommandInput, DeleteAccountAliasCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { accountAliases, aliasOwners } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { errors } from '../errors.ts';
import { arnNeeds } from '../needs.ts';

export default operation<DeleteAccountAliasCommandInput, DeleteAccountAliasCommandOutput>({
  name: 'DeleteAccountAlias',
  mutating: true,
  needs: (_input, context) => arnNeeds('iam:DeleteAccountAlias', '*', context),
  execute({ AccountAlias }, { state, accountId }) {
    const alias = required(AccountAlias);
    if (state.get(accountAliases, [accountId, alias]) === undefined) throw errors.noSuchAlias({ alias });
    state.remove(accountAliases, [accountId, alias]);
    state.remove(aliasOwners, [alias]);
    return {};
  },
  example: { command: 'aws iam delete-account-alias --account-alias cat-photos', before: ['aws iam create-account-alias --account-alias cat-photos'] },
});
