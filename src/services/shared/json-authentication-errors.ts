import { AwsError } from '../../kernel/aws-error.ts';
import type { AuthenticationFailure } from '../../kernel/operation.ts';

const unrecognized = ['UnrecognizedClientException', 'The security token included in the request is invalid.'] as const;

/** Source: "Common errors" in the API references of Account Management, CloudTrail and Systems Manager, read 2026-11-24. */
const words: Readonly<Record<AuthenticationFailure, readonly [code: string, message: string]>> = {
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

/**
 * How the services that speak JSON word a failure to authenticate.
 * @param status 400 for the AWS JSON protocol, 403 for REST
 */
export function jsonAuthenticationError(failure: AuthenticationFailure, status: 400 | 403): AwsError {
  const [code, message] = words[failure];
  return new AwsError(code, message, status);
}
