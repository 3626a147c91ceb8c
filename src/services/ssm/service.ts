import { AwsError } from '../../kernel/aws-error.ts';
import type { AuthenticationFailure, ServiceDefinition } from '../../kernel/operation.ts';
import { standardDenial } from '../shared/denials.ts';

const unrecognized = ['UnrecognizedClientException', 'The security token included in the request is invalid.'] as const;

/** Source: Systems Manager API Reference, "Common errors", read 2026-11-24. */
const failures: Readonly<Record<AuthenticationFailure, readonly [code: string, message: string]>> = {
  unknownAccessKey: unrecognized,
  sessionTokenMissing: unrecognized,
  sessionTokenNeedless: unrecognized,
  sessionRevoked: unrecognized,
  inactiveAccessKey: unrecognized,
  invalidToken: unrecognized,
  regionDisabled: unrecognized,
  signatureMismatch: [
    'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  ],
  expiredToken: ['ExpiredTokenException', 'The security token included in the request is expired'],
  missingToken: ['MissingAuthenticationTokenException', 'Missing Authentication Token'],
};

export default {
  name: 'ssm',
  global: false,
  order: ['authorize', 'validate'],
  constraints: 'ValidationException',
  anonymous: false,
  denied: (denial) => standardDenial(denial, { code: 'AccessDeniedException', status: 400 }),
  unauthenticated: (failure) => {
    const [code, message] = failures[failure];
    return new AwsError(code, message, 400);
  },
  gaps: [
    {
      what: "Only AWS's public parameters are there, and of those the Amazon Linux images, Regions and zones, without services and endpoints; an account cannot put its own.",
      source: 'Systems Manager User Guide, "Discovering public parameters in Parameter Store"',
      date: '2026-11-24',
    },
    {
      what: 'A public parameter has one version, whose number is 1.',
      source: 'Systems Manager API Reference, GetParameterHistory',
      date: '2026-11-24',
    },
  ],
} satisfies ServiceDefinition;
