import type { UpdateAccessKeyCommandInput, UpdateAccessKeyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { accessKeys } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { ownedAccessKey, ownerNeeds, ownerOf } from '../caller.ts';

export default operation<UpdateAccessKeyCommandInput, UpdateAccessKeyCommandOutput>({
  name: 'UpdateAccessKey',
  mutating: true,
  needs: ({ UserName }, context) => ownerNeeds('iam:UpdateAccessKey', UserName, context),
  execute({ UserName, AccessKeyId, Status }, context) {
    const { id, row } = ownedAccessKey(context, ownerOf(context, UserName), required(AccessKeyId));
    context.state.put(accessKeys, [id], { ...row, status: Status === 'Inactive' ? 'Inactive' : 'Active' });
    return {};
  },
  example: {
    command: 'aws iam update-access-key --user-name intern --access-key-id ${id} --status Inactive',
    before: ['aws iam create-user --user-name intern', 'id = aws iam create-access-key --user-name intern --query AccessKey.AccessKeyId --output text'],
  },
});
