import type { UpdateLoginProfileCommandInput, UpdateLoginProfileCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { loginProfiles } from '../../shared/identity/tables.ts';
import { ownerNeeds } from '../caller.ts';
import { loginProfileOf, userOf, withPassword } from '../login-profiles.ts';

export default operation<UpdateLoginProfileCommandInput, UpdateLoginProfileCommandOutput>({
  name: 'UpdateLoginProfile',
  mutating: true,
  secretInputs: ['Password'],
  needs: ({ UserName }, context) => ownerNeeds('iam:UpdateLoginProfile', UserName, context),
  execute({ UserName, Password, PasswordResetRequired }, context) {
    const user = userOf(context, UserName);
    const row = loginProfileOf(context, user);
    const changed = Password === undefined ? row : withPassword(context, { operation: 'UpdateLoginProfile' }, Password, row, user.userId);
    context.state.put(loginProfiles, [context.accountId, user.userId], {
      ...changed,
      ...(PasswordResetRequired !== undefined && { resetRequired: PasswordResetRequired }),
    });
    return {};
  },
  example: {
    command: 'aws iam update-login-profile --user-name intern --password Dog-photo-2026',
    before: ['aws iam create-user --user-name intern', 'aws iam create-login-profile --user-name intern --password Cat-photo-2026'],
  },
});
