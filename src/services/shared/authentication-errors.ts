import { AwsError } from '../../kernel/aws-error.ts';
import type { AuthenticationFailure } from '../../kernel/operation.ts';

const invalidToken = ['InvalidClientTokenId', 'The security token included in the request is invalid.'] as const;

const words: Readonly<Record<AuthenticationFailure, readonly [code: string, message: string]>> = {
  unknownAccessKey: invalidToken,
  sessionTokenMissing: invalidToken,
  sessionTokenNeedless: invalidToken,
  sessionRevoked: invalidToken,
  inactiveAccessKey: invalidToken,
  invalidToken: ['InvalidClientTokenId', 'The security token included in the request is invalid'],
  signatureMismatch: [
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  ],
  expiredToken: ['ExpiredToken', 'The security token included in the request is expired'],
  missingToken: ['MissingAuthenticationToken', 'Request is missing Authentication Token'],
  regionDisabled: invalidToken,
};

/** How IAM and STS word a failure to authenticate. All have status 403. */
export function queryAuthenticationError(failure: AuthenticationFailure): AwsError {
  const [code, message] = words[failure];
  return new AwsError(code, message, 403);
}
