import { numberTest } from './number-test.ts';
import type { ConditionOperator } from './operator.ts';

/** NumericEquals, negated. */
export const numericNotEquals: ConditionOperator = { name: 'NumericNotEquals', negated: true, prepare: numberTest((actual, wanted) => actual === wanted) };
