import type { GetLoginProfileCommandInput, GetLoginProfileCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { ownerNeeds } from '../caller.ts';
import { loginProfileAnswer, loginProfileOf, userOf } from '../login-profiles.ts';

export default operation<GetLoginProfileCommandInput, GetLoginProfileCommandOutput>({
  name: 'GetLoginProfile',
  mutating: false,
  needs: ({ UserName }, context) => ownerNeeds('iam:GetLoginProfile', UserName, context),
  execute({ UserName }, context) {
    const user = userOf(context, UserName);
    return { LoginProfile: loginProfileAnswer(user, loginProfileOf(context, user)) };
  },
  example: {
    command: 'aws iam get-login-profile --user-name intern',
    before: ['aws iam create-user --user-name intern', 'aws iam create-login-profile --user-name intern --password Cat-photo-2026'],
  },
});
