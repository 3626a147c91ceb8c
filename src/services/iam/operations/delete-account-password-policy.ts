import type { DeleteAccountPasswordPolicyCommandInput, DeleteAccountPasswordPolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { passwordPolicies } from '../../shared/identity/password-policy.ts';
import { errors } from '../errors.ts';
import { arnNeeds } from '../needs.ts';

export default operation<DeleteAccountPasswordPolicyCommandInput, DeleteAccountPasswordPolicyCommandOutput>({
  name: 'DeleteAccountPasswordPolicy',
  mutating: true,
  needs: (_input, context) => arnNeeds('iam:DeleteAccountPasswordPolicy', '*', context),
  execute(_input, { state, accountId }) {
    if (state.get(passwordPolicies, [accountId]) === undefined) throw errors.noPasswordPolicyToDelete();
    state.remove(passwordPolicies, [accountId]);
    return {};
  },
  example: { command: 'aws iam delete-account-password-policy', before: ['aws iam update-account-password-policy --minimum-password-length 14'] },
});
