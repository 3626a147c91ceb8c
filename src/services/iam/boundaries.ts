import type { OperationContext } from '../../kernel/context.ts';
import { boundaryEntities } from '../shared/identity/tables.ts';
import { errors } from './errors.ts';
import { bringIntoUse, findManagedPolicy } from './managed.ts';

/**
 * Notes that an entity's permissions boundary is now another policy, or none; the entity's own row is the caller's to keep.
 * Throws NoSuchEntity for a policy that does not exist.
 */
export function moveBoundary(context: OperationContext, entityId: string, from: string | undefined, to: string | undefined): void {
  const { state, accountId } = context;
  if (from !== undefined) state.remove(boundaryEntities, [accountId, from, entityId]);
  if (to === undefined) return;
  const policy = findManagedPolicy(context, to);
  if (policy === undefined || (policy.owner === 'aws' && !policy.policy.attachable)) throw errors.noSuchBoundary({ arn: to });
  bringIntoUse(context, policy);
  state.put(boundaryEntities, [accountId, to, entityId], true);
}
