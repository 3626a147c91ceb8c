import type { Principal } from '../../../kernel/principal.ts';
import { sha256 } from '../../../kernel/sha256.ts';
import { defineTable } from '../../../kernel/state.ts';

/** Temporary credentials that STS has given out. */
export interface SessionRow {
  /** The principal when the session was made. A user's name and path are read anew at each use. */
  readonly principal: Principal;
  /** Sealed under {@link sessionSealLabel}. */
  readonly sealedSecret: string;
  /** See {@link sessionTokenHash}. */
  readonly tokenHash: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Keys: `[accessKeyId]`, unique in the world. */
export const sessions = defineTable<SessionRow>('sts.sessions');

/** Which roles have ever been assumed. Keys: `[accountId, roleId]`. */
export const assumedRoles = defineTable<true>('sts.assumed-roles');

/** The label under which a session's secret is sealed. */
export const sessionSealLabel = (accessKeyId: string): string => `session/${accessKeyId}`;

/** What the state keeps of a session token: SHA-256, in hexadecimal. Only the holder has the token itself. */
export const sessionTokenHash = (token: string): string => sha256(token);
