import type { GetSessionTokenCommandInput, GetSessionTokenCommandOutput } from '@aws-sdk/client-sts';
import { operation } from '../../../kernel/operation.ts';
import { giveOutCredentials, secretCredentials } from '../../shared/identity/session-credentials.ts';
import { errors } from '../errors.ts';
import { showsMfa, takeMfaCode } from '../mfa.ts';

/** Seconds: 12 hours for users, and never more than one hour for the root user, whatever it asks. */
const defaultDuration = 43_200;
const rootDuration = 3600;

export default operation<GetSessionTokenCommandInput, GetSessionTokenCommandOutput>({
  name: 'GetSessionToken',
  mutating: true,
  irrevocable: true,
  // "No permissions are required for users to perform this operation." STS API reference, read 2026-11.
  needs(input, context) {
    const { principal } = context;
    if ((principal.type !== 'User' && principal.type !== 'Root') || principal.session !== undefined) {
      throw errors.sessionCredentials({ operation: 'GetSessionToken' });
    }
    showsMfa(input, context);
    return [];
  },
  execute(input, context) {
    const { principal, now } = context;
    const { DurationSeconds = defaultDuration } = input;
    if (principal.type !== 'User' && principal.type !== 'Root') throw errors.sessionCredentials({ operation: 'GetSessionToken' });
    const seconds = principal.type === 'Root' ? Math.min(DurationSeconds, rootDuration) : DurationSeconds;
    const mfaAuthenticated = showsMfa(input, context);
    if (mfaAuthenticated) takeMfaCode(input, context);
    const session = { issuedAt: now, expiresAt: now + seconds * 1000, mfaAuthenticated };
    return { Credentials: giveOutCredentials(context, { ...principal, session }) };
  },
  secretOutputs: secretCredentials,
  example: { command: 'aws sts get-session-token --duration-seconds 900' },
});
