import type { PolicyKind } from '../kernel/need.ts';
import type { Mismatch } from './finding.ts';

/** What would have to change for a refused request to be allowed: the smallest changes, in the order in which AWS would ask for them. */
export interface Suggestion {
  readonly changes: readonly Change[];
  /** Statements that allow the request but for one thing: changing that, or the request, may be better than a new statement. */
  readonly nearMisses: readonly NearMiss[];
}

/** One change. */
export type Change = AddStatement | LiftDeny | ChangeSetting;

/** A statement to be added. */
export interface AddStatement {
  readonly type: 'addStatement';
  /** The part that the policy plays. */
  readonly kind: PolicyKind;
  /** The policy to add it to, by its place among the decision's policies; absent where a new one is to be attached. */
  readonly policy?: number;
  /** For `scp` and `rcp`: the level of the organization at which nothing allows the request. */
  readonly level?: number;
  /** Who or what carries the policy, such as `user intern`; the resource's ARN where only that is known. */
  readonly attachedTo: string;
  readonly statement: SuggestedStatement;
  /** In what ways this allows more than the request. */
  readonly broader: readonly Broader[];
}

/** A statement in the form of a policy document, of version 2012-10-17. */
export interface SuggestedStatement {
  readonly Effect: 'Allow';
  readonly Principal?: '*' | Readonly<Record<string, string>>;
  readonly Action: string;
  readonly Resource?: string;
}

/**
 * Ways in which a suggestion allows more than was asked for. `allResources`: the action knows no resource types. `otherSessions`: every
 * session of the role. `otherCarriers`: all to whom the policy is attached. `everyone`: anybody at all. `wholeAccount`: everyone in the account.
 */
export type Broader = 'allResources' | 'otherSessions' | 'otherCarriers' | 'everyone' | 'wholeAccount';

/** A statement that denies, to be removed or to be made to spare the request. */
export interface LiftDeny {
  readonly type: 'liftDeny';
  readonly kind: PolicyKind;
  readonly policy: number;
  readonly statement: number;
  readonly sid?: string;
  /** Its conditions: a request with other values for one of them would not be denied. */
  readonly conditions: readonly { readonly operator: string; readonly key: string; readonly wanted: readonly string[] }[];
}

/** A setting that refuses before any policy, such as one of S3 Block Public Access. */
export interface ChangeSetting {
  readonly type: 'changeSetting';
  readonly setting: string;
}

/** An allowing statement that fails on one thing only. */
export interface NearMiss {
  readonly policy: number;
  readonly statement: number;
  readonly sid?: string;
  readonly mismatch: Mismatch;
}
