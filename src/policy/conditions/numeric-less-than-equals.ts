import { numberTest } from './number-test.ts';
import type { ConditionOperator } from './operator.ts';

/** Before or below, or equal. */
export const numericLessThanEquals: ConditionOperator = {
  name: 'NumericLessThanEquals',
  negated: false,
  prepare: numberTest((actual, wanted) => actual <= wanted),
};
