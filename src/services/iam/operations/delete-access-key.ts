import type { DeleteAccessKeyCommandInput, DeleteAccessKeyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { accessKeys, ownedAccessKeys } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { ownedAccessKey, ownerNeeds, ownerOf } from '../caller.ts';

export default operation<DeleteAccessKeyCommandInput, DeleteAccessKeyCommandOutput>({
  name: 'DeleteAccessKey',
  mutating: true,
  needs: ({ UserName }, context) => ownerNeeds('iam:DeleteAccessKey', UserName, context),
  execute({ UserName, AccessKeyId }, context) {
    const { id, row } = ownedAccessKey(context, ownerOf(context, UserName), required(AccessKeyId));
    context.state.remove(accessKeys, [id]);
    context.state.remove(ownedAccessKeys, [row.accountId, row.ownerId, id]);
    return {};
  },
  example: {
    command: 'aws iam delete-access-key --user-name intern --access-key-id ${id}',
    before: ['aws iam create-user --user-name intern', 'id = aws iam create-access-key --user-name intern --query AccessKey.AccessKeyId --output text'],
  },
});
