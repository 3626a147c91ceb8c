import type { LocateContext } from '../../kernel/context.ts';
import type { Need } from '../../kernel/need.ts';
import { type AccessKeyRow, accessKeys } from '../shared/identity/tables.ts';
import { errors } from './errors.ts';
import { existingUser } from './lookup.ts';
import { arnNeeds, userNeeds } from './needs.ts';

/** Whose access keys an operation means. */
export interface Owner {
  /** A user's unique id, or the account's id for its root user. */
  readonly id: string;
  /** As answers show it; the root user's is `root`. */
  readonly userName: string;
}

/** The user that an operation means when it names none: the caller. `undefined` for the root user. Throws ValidationError for sessions of roles. */
export function namedOrCaller({ principal }: Pick<LocateContext, 'principal'>, userName: string | undefined): string | undefined {
  if (userName !== undefined) return userName;
  if (principal.type === 'User') return principal.userName;
  if (principal.type === 'Root') return undefined;
  throw errors.mustSpecifyUser();
}

/** Needs of an operation on the named user or on the caller. */
export function ownerNeeds(action: string, userName: string | undefined, context: LocateContext): readonly Need[] {
  const name = namedOrCaller(context, userName);
  return name === undefined ? arnNeeds(action, context.principal.arn, context) : userNeeds(action, name, context);
}

/** The owner of access keys that an operation means. Throws NoSuchEntity. */
export function ownerOf(context: LocateContext, userName: string | undefined): Owner {
  const name = namedOrCaller(context, userName);
  if (name === undefined) return { id: context.accountId, userName: 'root' };
  const user = existingUser(context, name);
  return { id: user.userId, userName: user.userName };
}

/** An access key of that owner. Throws NoSuchEntity, also for a key of somebody else. */
export function ownedAccessKey({ state, accountId }: LocateContext, owner: Owner, id: string): { readonly id: string; readonly row: AccessKeyRow } {
  const row = state.get(accessKeys, [id]);
  if (row?.accountId !== accountId || row.ownerId !== owner.id) throw errors.noSuchAccessKey({ id });
  return { id, row };
}
