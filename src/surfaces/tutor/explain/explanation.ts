import type { DecisionRecord } from '../../../kernel/decision.ts';
import type { Authentication, CallEvent, Stage } from '../../../kernel/journal.ts';
import type { PolicyKind, PolicyReference } from '../../../kernel/need.ts';
import type { Principal } from '../../../kernel/principal.ts';
import type { PolicyFinding } from '../../../policy/finding.ts';
import type { Broader, Change } from '../../../policy/suggestion.ts';

/** What a call came to, as far as permissions go. */
export type Verdict =
  | 'allowed'
  /** The operation needs no permission. */
  | 'noPermissionNeeded'
  | 'notAuthenticated'
  | 'notAuthorized'
  /** Refused for another reason than permissions, such as a bucket that does not exist. */
  | 'refusedOtherwise'
  /** EC2 answered a dry run: the call would have been allowed. */
  | 'dryRunAllowed';

/** One call, explained: what `nimbi explain --output json` prints and the text is made from. */
export interface Explanation {
  readonly number: number;
  readonly id: string;
  /** ISO 8601, by the cloud's clock. */
  readonly time: string;
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly accountId: string;
  readonly verdict: Verdict;
  readonly error?: { readonly code: string; readonly message: string; readonly status: number; readonly stage: Stage };
  readonly caller: Caller;
  readonly decisions: readonly ExplainedDecision[];
  /** The calls that this one made of other services. */
  readonly nested: readonly Explanation[];
}

/** Who called and how that was proved. */
export interface Caller {
  readonly principal: Principal;
  readonly authentication: Authentication;
  /** Where it was not proved: what is known of the access key that came with the request. */
  readonly key?: KeyFacts;
}

/** What a cloud knows of an access key. */
export interface KeyFacts {
  /** The ARN of whom it stands for; once it is gone, whose it was. */
  readonly owner: string;
  /** True for keys of sessions (`ASIA…`), which come with a token. */
  readonly temporary: boolean;
  /** ISO 8601; of sessions. */
  readonly expiresAt?: string;
  /** Of a key that is no more: the call that deleted it, or the one that had made it and was undone. */
  readonly gone?: { readonly by: 'undo' | 'deletion'; readonly call: number };
}

/** A decision with all that it rested on and, for a refusal, the way out. */
export interface ExplainedDecision extends Omit<DecisionRecord, 'policies'> {
  /** Whether the refusal of this one refused the call. */
  readonly decisive: boolean;
  readonly policies: readonly ExplainedPolicy[];
  /** The condition keys that a policy looked at, with their values in this request; `null` where it had none. */
  readonly lookedAt: Readonly<Record<string, string | readonly string[] | null>>;
  /** The statement that decided, as its policy holds it. */
  readonly statement?: object;
  readonly advice?: Advice;
}

/** A policy with what each of its statements says to the request. */
export interface ExplainedPolicy extends PolicyReference {
  readonly applies: PolicyFinding['applies'];
  readonly statements: PolicyFinding['statements'];
}

/** What would make a refused request be allowed. */
export interface Advice {
  /** `allowedNow`: something changed since, and it would be allowed. `callerGone`: the user or role is no longer there. */
  readonly status: 'change' | 'allowedNow' | 'callerGone';
  /** To be made in this order, all of them. */
  readonly steps: readonly AdviceStep[];
}

/** One change, with the commands that make it. */
export interface AdviceStep {
  readonly change: Change;
  readonly kind: PolicyKind | 'setting';
  /** The policy that is changed; absent where a new one is made. */
  readonly policy?: PolicyReference;
  /** Who or what it is or will be attached to. */
  readonly attachedTo: string;
  /** Command lines after the program's name, such as `iam put-user-policy …`; none where nothing simulated makes the change. */
  readonly commands: readonly string[];
  readonly broader: readonly Broader[];
  /** The settings of S3 Block Public Access that are to be turned off. */
  readonly settings?: readonly string[];
  /** True where a copy takes the policy's place. */
  readonly copied?: true;
}

/** A call event's error, where it has one. */
export const errorOf = ({ outcome }: CallEvent): Explanation['error'] =>
  outcome.ok ? undefined : { code: outcome.code, message: outcome.message, status: outcome.status, stage: outcome.stage };
