import { numberTest } from './number-test.ts';
import type { ConditionOperator } from './operator.ts';

/** After or above, or equal. */
export const numericGreaterThanEquals: ConditionOperator = {
  name: 'NumericGreaterThanEquals',
  negated: false,
  prepare: numberTest((actual, wanted) => actual >= wanted),
};
