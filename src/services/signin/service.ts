import { AwsError } from '../../kernel/aws-error.ts';
import type { ServiceDefinition } from '../../kernel/operation.ts';

/** Refusals of AWS Sign-In carry a word for programs, by which `aws login` chooses its own. */
const accessDenied = (error: string, message: string): AwsError => new AwsError('AccessDeniedException', message, 400, { error });

/** AWS Sign-In: turns a sign-in with a password into temporary credentials. Only `aws login` calls it. */
export default {
  name: 'signin',
  global: false,
  order: ['authorize', 'validate'],
  constraints: 'ValidationException',
  anonymous: false,
  denied: ({ decision, principal }) =>
    accessDenied(
      'INSUFFICIENT_PERMISSIONS',
      `User: ${principal.type === 'Anonymous' ? 'anonymous' : principal.arn} is not authorized to perform: ${decision.action}`,
    ),
  unauthenticated: () => accessDenied('TOKEN_EXPIRED', 'The token is not valid.'),
  gaps: [
    {
      what: 'There is no page in a browser: the password is checked in process, and the authorization code and its verifier are of no account. Sign-ins that fail are not recorded.',
      source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html',
      date: '2026-11-24',
    },
  ],
} satisfies ServiceDefinition;
