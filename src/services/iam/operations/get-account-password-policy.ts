import type { GetAccountPasswordPolicyCommandInput, GetAccountPasswordPolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { passwordPolicyOf } from '../../shared/identity/password-policy.ts';
import { errors } from '../errors.ts';
import { arnNeeds } from '../needs.ts';
import { allowedByPasswordPolicy, passwordPolicyAnswer } from '../password-policy.ts';

export default operation<GetAccountPasswordPolicyCommandInput, GetAccountPasswordPolicyCommandOutput>({
  name: 'GetAccountPasswordPolicy',
  mutating: false,
  needs: (_input, context) => allowedByPasswordPolicy(arnNeeds('iam:GetAccountPasswordPolicy', '*', context), context),
  execute(_input, { state, accountId }) {
    const row = passwordPolicyOf(state, accountId);
    // The default policy counts as none: AWS CLI issue 8402, answered by its maintainers on 2023-12-19.
    if (row === undefined) throw errors.noPasswordPolicy({ accountId });
    return { PasswordPolicy: passwordPolicyAnswer(row) };
  },
  example: { command: 'aws iam get-account-password-policy', before: ['aws iam update-account-password-policy --minimum-password-length 14'] },
});
