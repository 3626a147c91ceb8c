import type { DecisionReason } from '../kernel/decision.ts';
import type { ConditionContext } from '../kernel/need.ts';
import type { Principal } from '../kernel/principal.ts';

/** A question to the policy engine. */
export interface DecisionRequest {
  readonly principal: Principal;
  /** `service:Action`. */
  readonly action: string;
  /** An ARN, or `*` for an action without resource types. */
  readonly resource: string;
  /** The account that owns the resource. */
  readonly resourceAccountId: string;
  /** Every condition key that the request has. */
  readonly context: ConditionContext;
}

/** Its answer. */
export interface Decision {
  readonly allowed: boolean;
  readonly reason: DecisionReason;
}
