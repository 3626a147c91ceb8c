import { type Principal, rootUser } from '../../../kernel/principal.ts';
import type { ReadState } from '../../../kernel/state.ts';
import { roleById, roleIdOf, userById, userPrincipal } from './entities.ts';
import { sessionSealLabel, sessions } from './sessions.ts';
import { accessKeySealLabel, accessKeys } from './tables.ts';

/** A long-term access key (`AKIA…`) with whom it proves its holder to be. */
export interface FoundAccessKey {
  readonly principal: Principal;
  readonly sealedSecret: string;
  readonly sealLabel: string;
  readonly active: boolean;
}

/** A session's access key (`ASIA…`). The token that comes with a request must have the hash `tokenHash`, by `sessionTokenHash`. */
export interface FoundSession {
  readonly principal: Principal;
  readonly sealedSecret: string;
  readonly sealLabel: string;
  readonly tokenHash: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** True once the user or role behind the session is gone. */
  readonly revoked: boolean;
}

/** Finds a long-term access key; `undefined` when this cloud knows none of that id. */
export function findAccessKey(state: ReadState, accessKeyId: string): FoundAccessKey | undefined {
  const row = state.get(accessKeys, [accessKeyId]);
  if (row === undefined) return undefined;
  const found = { sealedSecret: row.sealedSecret, sealLabel: accessKeySealLabel(accessKeyId), active: row.status === 'Active' };
  if (row.ownerId === row.accountId) return { principal: rootUser(row.accountId), ...found };
  const user = userById(state, row.accountId, row.ownerId);
  return user && { principal: userPrincipal(row.accountId, user), ...found };
}

/** Finds a session's access key; `undefined` when this cloud knows none of that id. */
export function findSession(state: ReadState, accessKeyId: string): FoundSession | undefined {
  const row = state.get(sessions, [accessKeyId]);
  if (row === undefined) return undefined;
  const current = currentPrincipal(state, row.principal);
  return {
    principal: current ?? row.principal,
    sealedSecret: row.sealedSecret,
    sealLabel: sessionSealLabel(accessKeyId),
    tokenHash: row.tokenHash,
    expiresAt: row.expiresAt,
    revoked: current === undefined,
  };
}

function currentPrincipal(state: ReadState, issued: Principal): Principal | undefined {
  if (issued.type === 'User') {
    const user = userById(state, issued.accountId, issued.id);
    return user && { ...userPrincipal(issued.accountId, user), ...(issued.session && { session: issued.session }) };
  }
  if (issued.type === 'AssumedRole') return roleById(state, issued.accountId, roleIdOf(issued.id)) && issued;
  return issued;
}
