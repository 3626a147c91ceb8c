import type { Verdict } from './checks/check.ts';
import type { Check, Feedback } from './scenario.ts';

/** What a learner is told of a check that did not pass. */
export interface ToldFailure {
  readonly expected?: string;
  readonly found?: string;
  readonly why: readonly string[];
  /** Where to look next; absent where that would help too much. */
  readonly next?: string;
}

/** What a learner is told of a failure: all of it, what was found only, or nothing. @param otherwise where to look next when the check says nothing */
export function toldFailure({ why, next }: Check, verdict: Extract<Verdict, { readonly passed: false }>, feedback: Feedback, otherwise: string): ToldFailure {
  if (feedback === 'none') return { why: [] };
  const { expected, found } = verdict;
  if (feedback === 'actual-only') return { found, why: [] };
  return { expected, found, why: [...(why === undefined ? [] : [why]), ...verdict.why], next: next ?? otherwise };
}
