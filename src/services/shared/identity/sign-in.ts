import type { Principal } from '../../../kernel/principal.ts';
import type { ReadState } from '../../../kernel/state.ts';
import { type LoginProfileRow, loginProfiles } from './tables.ts';

/** A user's password; `undefined` for everybody else, and where the user has none. */
export const findLoginProfile = (state: ReadState, principal: Principal): LoginProfileRow | undefined =>
  principal.type === 'User' ? state.get(loginProfiles, [principal.accountId, principal.id]) : undefined;
