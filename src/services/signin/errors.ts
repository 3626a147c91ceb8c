import { defineErrors } from '../../kernel/aws-error.ts';

/**
 * Refusals of AWS Sign-In. What the service answers to programs carries a word in `error`, by which `aws login` chooses its own
 * (botocore 1.43.11, exceptions.py); what the page says to a person is AWS's where it is quoted, and has codes of our own.
 */
export const errors = defineErrors(() => ({
  insufficientPermissions: {
    code: 'AccessDeniedException',
    status: 400,
    text: 'User: {arn} is not authorized to perform: {action}',
    details: { error: 'INSUFFICIENT_PERMISSIONS' },
  },
  invalidToken: { code: 'AccessDeniedException', status: 400, text: 'The token is not valid.', details: { error: 'TOKEN_EXPIRED' } },
  /** Whoever calls with an access key has not come by the sign-in page. */
  invalidRequest: {
    code: 'AccessDeniedException',
    status: 400,
    text: 'The request does not come from a sign-in.',
    details: { error: 'INVALID_REQUEST' },
  },
  refreshTokenExpired: { code: 'AccessDeniedException', status: 400, text: 'The refresh token has expired.', details: { error: 'TOKEN_EXPIRED' } },
  credentialsChanged: { code: 'AccessDeniedException', status: 400, text: 'The credentials have changed.', details: { error: 'USER_CREDENTIALS_CHANGED' } },
  /** Said to a wrong name as to a wrong password or MFA code. */
  failedAuthentication: { code: 'FailedAuthentication', status: 401, text: 'Your authentication information is incorrect. Please try again.' },
  mfaCodeMissing: { code: 'MFACodeRequired', status: 401, text: 'The code of an MFA device is required to sign in.' },
  newPasswordMissing: { code: 'PasswordResetRequired', status: 401, text: 'You must change your password to continue.' },
  passwordExpired: { code: 'PasswordExpired', status: 401, text: 'Your password has expired. An administrator has to set a new one.' },
  /** AWS re:Post, "iam-user-password-error", read 2026-11-24. */
  passwordNotChanged: {
    code: 'PasswordNotChanged',
    status: 401,
    text: 'Either user is not authorized to perform iam:ChangePassword or entered password does not comply with account password policy set by administrator',
  },
}));
