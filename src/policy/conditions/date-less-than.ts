import { dateTest } from './date-test.ts';
import type { ConditionOperator } from './operator.ts';

/** Before or below. */
export const dateLessThan: ConditionOperator = { name: 'DateLessThan', negated: false, prepare: dateTest((actual, wanted) => actual < wanted) };
