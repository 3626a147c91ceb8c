import { numberTest } from './number-test.ts';
import type { ConditionOperator } from './operator.ts';

/** Before or below. */
export const numericLessThan: ConditionOperator = { name: 'NumericLessThan', negated: false, prepare: numberTest((actual, wanted) => actual < wanted) };
