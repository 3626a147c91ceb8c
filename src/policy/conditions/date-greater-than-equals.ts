import { dateTest } from './date-test.ts';
import type { ConditionOperator } from './operator.ts';

/** After or above, or equal. */
export const dateGreaterThanEquals: ConditionOperator = {
  name: 'DateGreaterThanEquals',
  negated: false,
  prepare: dateTest((actual, wanted) => actual >= wanted),
};
