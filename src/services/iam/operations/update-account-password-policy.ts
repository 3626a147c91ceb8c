import type { UpdateAccountPasswordPolicyCommandInput, UpdateAccountPasswordPolicyCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { type PasswordPolicyRow, passwordPolicies } from '../../shared/identity/password-policy.ts';
import { keepDocument } from '../../shared/policy-documents.ts';
import { arnNeeds } from '../needs.ts';
import { changeOwnPassword } from '../password-policy.ts';

export default operation<UpdateAccountPasswordPolicyCommandInput, UpdateAccountPasswordPolicyCommandOutput>({
  name: 'UpdateAccountPasswordPolicy',
  mutating: true,
  needs: (_input, context) => arnNeeds('iam:UpdateAccountPasswordPolicy', '*', context),
  // "This operation does not support partial updates": what is not given reverts to its default. IAM API reference, read 2026-11.
  execute(input, { state, accountId, partition }) {
    const { MinimumPasswordLength = 6, MaxPasswordAge, PasswordReusePrevention, HardExpiry } = input;
    const row: PasswordPolicyRow = {
      minimumLength: MinimumPasswordLength,
      requireSymbols: input.RequireSymbols ?? false,
      requireNumbers: input.RequireNumbers ?? false,
      requireUppercase: input.RequireUppercaseCharacters ?? false,
      requireLowercase: input.RequireLowercaseCharacters ?? false,
      ...(MaxPasswordAge !== undefined && { maxAge: MaxPasswordAge }),
      ...(PasswordReusePrevention !== undefined && { reusePrevention: PasswordReusePrevention }),
      ...(HardExpiry !== undefined && { hardExpiry: HardExpiry }),
      ...(input.AllowUsersToChangePassword && { changeDocument: keepDocument(state, changeOwnPassword(partition, accountId)) }),
    };
    state.put(passwordPolicies, [accountId], row);
    return {};
  },
  example: { command: 'aws iam update-account-password-policy --minimum-password-length 14 --require-numbers --allow-users-to-change-password' },
});
