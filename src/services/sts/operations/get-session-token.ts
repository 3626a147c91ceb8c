import type { GetSessionTokenCommandInput, GetSessionTokenCommandOutput } from '@aws-sdk/client-sts';
import { operation } from '../../../kernel/operation.ts';
import { errors } from '../errors.ts';
import { giveOutCredentials, secretCredentials } from '../../shared/identity/session-credentials.ts';

/** Seconds: 12 hours for users, and never more than one hour for the root user, whatever it asks. */
const defaultDuration = 43_200;
const rootDuration = 3600;

export default operation<GetSessionTokenCommandInput, GetSessionTokenCommandOutput>({
  name: 'GetSessionToken',
  mutating: true,
  irrevocable: true,
  // "No permissions are required for users to perform this operation." STS API reference, read 2026-11.
  needs({ SerialNumber, TokenCode }, { principal }) {
    if ((principal.type !== 'User' && principal.type !== 'Root') || principal.session !== undefined) {
      throw errors.sessionCredentials({ operation: 'GetSessionToken' });
    }
    if (SerialNumber !== undefined || TokenCode !== undefined) throw errors.unknownMfaDevice();
    return [];
  },
  execute({ DurationSeconds = defaultDuration }, context) {
    const { principal, now } = context;
    if (principal.type !== 'User' && principal.type !== 'Root') throw errors.sessionCredentials({ operation: 'GetSessionToken' });
    const seconds = principal.type === 'Root' ? Math.min(DurationSeconds, rootDuration) : DurationSeconds;
    const session = { issuedAt: now, expiresAt: now + seconds * 1000, mfaAuthenticated: false };
    return { Credentials: giveOutCredentials(context, { ...principal, session }) };
  },
  secretOutputs: secretCredentials,
  example: { command: 'aws sts get-session-token --duration-seconds 900' },
});
