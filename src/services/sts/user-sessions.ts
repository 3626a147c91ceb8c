import type { Principal } from '../../kernel/principal.ts';
import { errors } from './errors.ts';

/** The credentials of GetSessionToken and GetFederationToken may call AssumeRole (the former) and GetCallerIdentity, and nothing else of STS. */
export function refuseUserSession(principal: Principal, operation: string): void {
  const isUserSession = (principal.type === 'User' || principal.type === 'Root') && principal.session !== undefined;
  if (isUserSession || principal.type === 'FederatedUser') throw errors.sessionCredentials({ operation });
}
