import { dateTest } from './date-test.ts';
import type { ConditionOperator } from './operator.ts';

/** After or above. */
export const dateGreaterThan: ConditionOperator = { name: 'DateGreaterThan', negated: false, prepare: dateTest((actual, wanted) => actual > wanted) };
