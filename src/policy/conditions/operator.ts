import type { RequestContext } from '../request-context.ts';

/** Whether one value of the request meets one value that a policy wants. */
export type ValueTest = (actual: string, context: RequestContext) => boolean;

/** A condition operator: how it compares, without what is common to all (absent keys, lists, set operators). */
export interface ConditionOperator {
  /** AWS's spelling, such as `StringEquals`. */
  readonly name: string;
  /** A negated operator is met when none of the wanted values is, or when the key is absent. Its `prepare` gives the positive comparison. */
  readonly negated: boolean;
  /** True for `Null`, which looks only at whether the key is absent: it compares `true` or `false`. */
  readonly comparesAbsence?: true;
  /**
   * Prepares one wanted value.
   * @param variables whether `${…}` are policy variables in this document
   */
  prepare(wanted: string, variables: boolean): ValueTest;
}
