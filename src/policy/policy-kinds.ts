import type { PolicyKind } from '../kernel/need.ts';
import type { Principal } from '../kernel/principal.ts';

/** A kind's place in AWS's evaluation order: the order in which explicit denies are looked for, and in which an explanation shows policies. */
export const evaluationRank: Readonly<Record<PolicyKind, number>> = {
  rcp: 0,
  scp: 1,
  vpcEndpoint: 2,
  resource: 3,
  trust: 4,
  identity: 5,
  boundary: 6,
  session: 7,
};

/**
 * Whether policies of a kind bind a kind of caller: identity policies and boundaries do not apply to the root user,
 * and services and anonymous callers have none, nor an account whose service control policies would hold for them.
 */
export function bindsPrincipal(kind: PolicyKind, { type }: Principal): boolean {
  switch (kind) {
    case 'identity':
    case 'boundary':
      return type !== 'Root' && type !== 'AWSService' && type !== 'Anonymous';
    case 'scp':
    case 'session':
      return type !== 'AWSService' && type !== 'Anonymous';
    default:
      return true;
  }
}
