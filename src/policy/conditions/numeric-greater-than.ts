import { numberTest } from './number-test.ts';
import type { ConditionOperator } from './operator.ts';

/** After or above. */
export const numericGreaterThan: ConditionOperator = { name: 'NumericGreaterThan', negated: false, prepare: numberTest((actual, wanted) => actual > wanted) };
