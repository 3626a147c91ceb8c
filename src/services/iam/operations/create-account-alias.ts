import type { CreateAccountAliasCommandInput, CreateAccountAliasCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { accountAliases, aliasOwners } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { errors } from '../errors.ts';
import { arnNeeds } from '../needs.ts';

export default operation<CreateAccountAliasCommandInput, CreateAccountAliasCommandOutput>({
  name: 'CreateAccountAlias',
  mutating: true,
  needs: (_input, context) => arnNeeds('iam:CreateAccountAlias', '*', context),
  execute({ AccountAlias }, context) {
    const { state, accountId } = context;
    const alias = required(AccountAlias);
    if (state.get(aliasOwners, [alias]) !== undefined) throw errors.aliasExists({ alias });
    // An account has one alias: a new one takes the old one's place.
    for (const { key } of [...state.list(accountAliases, { prefix: [accountId] })]) {
      state.remove(accountAliases, key);
      state.remove(aliasOwners, [key[1] ?? '']);
    }
    state.put(accountAliases, [accountId, alias], true);
    state.put(aliasOwners, [alias], accountId);
    return {};
  },
  example: { command: 'aws iam create-account-alias --account-alias cat-photos' },
});
