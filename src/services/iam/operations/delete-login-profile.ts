import type { DeleteLoginProfileCommandInput, DeleteLoginProfileCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { loginProfiles } from '../../shared/identity/tables.ts';
import { ownerNeeds } from '../caller.ts';
import { loginProfileOf, userOf } from '../login-profiles.ts';

export default operation<DeleteLoginProfileCommandInput, DeleteLoginProfileCommandOutput>({
  name: 'DeleteLoginProfile',
  mutating: true,
  needs: ({ UserName }, context) => ownerNeeds('iam:DeleteLoginProfile', UserName, context),
  execute({ UserName }, context) {
    const user = userOf(context, UserName);
    loginProfileOf(context, user);
    context.state.remove(loginProfiles, [context.accountId, user.userId]);
    return {};
  },
  example: {
    command: 'aws iam delete-login-profile --user-name intern',
    before: ['aws iam create-user --user-name intern', 'aws iam create-login-profile --user-name intern --password Cat-photo-2026'],
  },
});
