import type { ListAccessKeysCommandInput, ListAccessKeysCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { accessKeys, ownedAccessKeys } from '../../shared/identity/tables.ts';
import { accessKeyMetadata } from '../answers.ts';
import { ownerNeeds, ownerOf } from '../caller.ts';
import { pageOfTable } from '../pages.ts';

export default operation<ListAccessKeysCommandInput, ListAccessKeysCommandOutput>({
  name: 'ListAccessKeys',
  mutating: false,
  needs: ({ UserName }, context) => ownerNeeds('iam:ListAccessKeys', UserName, context),
  execute({ UserName, ...paging }, context) {
    const { state, accountId } = context;
    const owner = ownerOf(context, UserName);
    const { items, rest } = pageOfTable(state, ownedAccessKeys, [accountId, owner.id], paging, (_row, [, , id = '']) => {
      const key = state.get(accessKeys, [id]);
      return key && accessKeyMetadata(owner.userName, id, key);
    });
    return { AccessKeyMetadata: items, ...rest };
  },
  example: { command: 'aws iam list-access-keys --user-name intern', before: ['aws iam create-user --user-name intern'] },
});
