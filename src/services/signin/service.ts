import type { ServiceDefinition, SignInRefusal } from '../../kernel/operation.ts';
import { errors } from './errors.ts';

const refusals = {
  unknownUser: errors.failedAuthentication,
  wrongPassword: errors.failedAuthentication,
  refreshTokenExpired: errors.refreshTokenExpired,
  credentialsChanged: errors.credentialsChanged,
  mfaCodeMissing: errors.mfaCodeMissing,
  newPasswordMissing: errors.newPasswordMissing,
  passwordNotChanged: errors.passwordNotChanged,
  passwordExpired: errors.passwordExpired,
} satisfies Readonly<Record<SignInRefusal, unknown>>;

/** AWS Sign-In: the page on which a person signs in, and the exchange of that for temporary credentials. Only `aws login` comes here. */
export default {
  name: 'signin',
  global: false,
  order: ['authorize', 'validate'],
  constraints: 'ValidationException',
  anonymous: false,
  denied: ({ decision, principal }) =>
    errors.insufficientPermissions({ arn: principal.type === 'Anonymous' ? 'anonymous' : principal.arn, action: decision.action }),
  unauthenticated: errors.invalidToken,
  signInRefused: (refusal) => refusals[refusal](),
  gaps: [
    {
      what: 'There is no page in a browser: password and MFA code are checked in process, and the authorization code and its verifier are of no account.',
      source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html',
      date: '2026-11-24',
    },
    {
      what: 'Of the console that a sign-in leads to the records have nothing (LoginTo); CheckMfa names no kind of device but virtual ones.',
      source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html',
      date: '2026-11-24',
    },
    {
      what: 'The authorization of a sign-in (AuthorizeOAuth2Access) is decided with CreateOAuth2Token and has no record of its own; a refresh token that is refused has none either.',
      source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_signin.html',
      date: '2026-11-24',
    },
    {
      what: 'That a password has expired for good is said in words of our own: AWS documents none.',
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html',
      date: '2026-11-24',
    },
    {
      what: 'A password that must be changed is changed after the sign-in is recorded; AWS does not say in which order it does that.',
      source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html',
      date: '2026-11-24',
    },
  ],
} satisfies ServiceDefinition;
