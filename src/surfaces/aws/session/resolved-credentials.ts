import type { Credentials } from '../../../kernel/call.ts';

/** Credentials, where they come from as `configure list` names it, and when they end, in milliseconds since 1970. */
export interface ResolvedCredentials {
  readonly credentials: Credentials;
  readonly method: 'env' | 'assume-role' | 'shared-credentials-file' | 'login' | 'config-file';
  readonly expiresAt?: number;
}
