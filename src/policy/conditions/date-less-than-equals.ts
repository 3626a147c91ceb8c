import { dateTest } from './date-test.ts';
import type { ConditionOperator } from './operator.ts';

/** Before or below, or equal. */
export const dateLessThanEquals: ConditionOperator = { name: 'DateLessThanEquals', negated: false, prepare: dateTest((actual, wanted) => actual <= wanted) };
