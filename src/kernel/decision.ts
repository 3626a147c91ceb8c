import type { ConditionContext, PolicyKind, PolicyReference } from './need.ts';

/** Why a decision came out as it did: the shortest true account. */
export type DecisionReason =
  /** The statement that allowed it: `policy` is an index into the decision's policies, `statement` into the document's statements. */
  | { readonly type: 'allowedByStatement'; readonly policy: number; readonly statement: number }
  /** The account's root user, whom nothing denied. */
  | { readonly type: 'allowedAsRoot' }
  /** A service acting for itself, where AWS asks for no policy. */
  | { readonly type: 'allowedAsService' }
  /** The statement that denied it. */
  | { readonly type: 'explicitDeny'; readonly kind: PolicyKind; readonly policy: number; readonly statement: number }
  /** No policy of this kind allows it. For `identity` and `resource` across accounts the missing side is named. */
  | { readonly type: 'implicitDeny'; readonly kind: PolicyKind }
  /** A setting refused it before any policy, such as RestrictPublicBuckets. */
  | { readonly type: 'refusedBySetting'; readonly effect: 'explicitDeny' | 'implicitDeny'; readonly kind: PolicyKind; readonly setting: string };

/** A decision with all it rested on, so that every reason can be worked out again later. */
export interface DecisionRecord {
  readonly action: string;
  readonly resource: string;
  readonly resourceLabel?: string;
  readonly resourceAccountId: string;
  readonly context: ConditionContext;
  readonly policies: readonly PolicyReference[];
  readonly allowed: boolean;
  readonly reason: DecisionReason;
  /** True for a question asked on the side (may the caller list the bucket?), which did not by itself decide the call. */
  readonly secondary?: true;
}
