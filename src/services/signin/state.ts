import type { Principal } from '../../kernel/principal.ts';
import { defineTable } from '../../kernel/state.ts';

/** Who may renew credentials with a refresh token, and until when. */
export interface RefreshRow {
  readonly principal: Principal;
  /** The sealed password that was shown; a user whose password has changed signs in anew. Absent for the root user. */
  readonly sealedPassword?: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Keys: `[SHA-256 of the token in hexadecimal]`. Only its holder has the token itself. */
export const refreshTokens = defineTable<RefreshRow>('signin.refresh-tokens');
