import type { PolicyKind } from '../kernel/need.ts';
import type { Naming } from './caller.ts';
import type { Effect } from './compiled-policy.ts';

/** How a policy looks upon a request, statement by statement. */
export interface PolicyFinding {
  /** Its place among the decision's policies. */
  readonly policy: number;
  readonly kind: PolicyKind;
  /** False where policies of this kind do not bind this kind of caller, such as identity policies the root user. */
  readonly applies: boolean;
  readonly statements: readonly StatementFinding[];
}

/** How a statement looks upon a request. */
export interface StatementFinding {
  /** Its place in the document. */
  readonly statement: number;
  readonly sid?: string;
  readonly effect: Effect;
  /** Whether it applies to the request. */
  readonly matched: boolean;
  /** By which of the caller's names it names them; present where it applies and has a `Principal` or `NotPrincipal`. */
  readonly naming?: Naming;
  /** All it failed on; empty where it applies. */
  readonly mismatches: readonly Mismatch[];
  /** Every condition with the values compared, met or not. */
  readonly conditions: readonly ConditionFinding[];
}

/** What a statement failed on. The conditions that were not met stand in the finding's `conditions`. */
export type Mismatch =
  /** None of the `Action` patterns matches; `nearest` is the one that comes nearest. */
  | { readonly on: 'action'; readonly patterns: readonly string[]; readonly nearest?: string }
  /** The `NotAction` pattern that leaves the action out. */
  | { readonly on: 'notAction'; readonly pattern: string }
  /** None of the `Resource` patterns matches; `unresolved` are policy variables of the nearest that the request has no value for. */
  | { readonly on: 'resource'; readonly patterns: readonly string[]; readonly nearest?: string; readonly unresolved: readonly string[] }
  | { readonly on: 'notResource'; readonly pattern: string }
  /** The `Principal` does not name the caller. */
  | { readonly on: 'principal'; readonly named: readonly string[] }
  /** The `NotPrincipal` leaves the caller out. */
  | { readonly on: 'notPrincipal'; readonly named: readonly string[] }
  | { readonly on: 'condition'; readonly condition: number };

/** A condition with what it wanted and what the request had. */
export interface ConditionFinding {
  /** As the policy writes it, such as `StringEquals`. */
  readonly operator: string;
  readonly key: string;
  readonly wanted: readonly string[];
  /** Absent where the request has no such key. */
  readonly actual?: string | readonly string[];
  readonly met: boolean;
}
