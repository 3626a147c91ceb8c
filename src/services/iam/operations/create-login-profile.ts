import type { CreateLoginProfileCommandInput, CreateLoginProfileCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { type LoginProfileRow, loginProfiles } from '../../shared/identity/tables.ts';
import { ownerNeeds } from '../caller.ts';
import { errors } from '../errors.ts';
import { loginProfileAnswer, sealedPassword, userOf } from '../login-profiles.ts';

export default operation<CreateLoginProfileCommandInput, CreateLoginProfileCommandOutput>({
  name: 'CreateLoginProfile',
  mutating: true,
  secretInputs: ['Password'],
  needs: ({ UserName }, context) => ownerNeeds('iam:CreateLoginProfile', UserName, context),
  execute({ UserName, Password, PasswordResetRequired = false }, context) {
    const { state, accountId, now } = context;
    const user = userOf(context, UserName);
    const key = [accountId, user.userId];
    if (state.get(loginProfiles, key) !== undefined) throw errors.loginProfileExists({ name: user.userName });
    const row: LoginProfileRow = {
      sealedPassword: sealedPassword(context, { operation: 'CreateLoginProfile' }, Password, user.userId),
      createdAt: now,
      resetRequired: PasswordResetRequired,
    };
    state.put(loginProfiles, key, row);
    return { LoginProfile: loginProfileAnswer(user, row) };
  },
  example: {
    command: 'aws iam create-login-profile --user-name intern --password Cat-photo-2026',
    before: ['aws iam create-user --user-name intern'],
  },
});
