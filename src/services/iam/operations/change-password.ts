import type { ChangePasswordCommandInput, ChangePasswordCommandOutput } from '@aws-sdk/client-iam';
import type { LocateContext } from '../../../kernel/context.ts';
import { inputSealLabel, operation } from '../../../kernel/operation.ts';
import type { UserPrincipal } from '../../../kernel/principal.ts';
import { loginProfiles, passwordSealLabel } from '../../shared/identity/tables.ts';
import { required } from '../../shared/required.ts';
import { errors } from '../errors.ts';
import { loginProfileOf, withPassword } from '../login-profiles.ts';
import { existingUser } from '../lookup.ts';
import { userNeeds } from '../needs.ts';
import { allowedByPasswordPolicy } from '../password-policy.ts';

/** The IAM user who calls. Throws InvalidUserType for everybody else. */
function callingUser({ principal }: Pick<LocateContext, 'principal'>): UserPrincipal {
  if (principal.type !== 'User') throw errors.notAnIamUser();
  return principal;
}

export default operation<ChangePasswordCommandInput, ChangePasswordCommandOutput>({
  name: 'ChangePassword',
  mutating: true,
  secretInputs: ['OldPassword', 'NewPassword'],
  needs: (_input, context) => allowedByPasswordPolicy(userNeeds('iam:ChangePassword', callingUser(context).userName, context), context),
  execute({ OldPassword, NewPassword }, context) {
    const { state, accountId } = context;
    const user = existingUser(context, callingUser(context).userName);
    const row = loginProfileOf(context, user);
    const old = context.unseal(required(OldPassword), inputSealLabel('iam', 'ChangePassword', 'OldPassword'));
    if (context.unseal(row.sealedPassword, passwordSealLabel(accountId, user.userId)) !== old) throw errors.wrongOldPassword();
    const changed = withPassword(context, { operation: 'ChangePassword', member: 'NewPassword' }, NewPassword, row, user.userId);
    state.put(loginProfiles, [accountId, user.userId], { ...changed, resetRequired: false });
    return {};
  },
  example: {
    command: 'aws iam change-password --old-password Cat-photo-2026 --new-password Dog-photo-2026',
    before: ['aws iam create-login-profile --user-name admin --password Cat-photo-2026'],
  },
});
