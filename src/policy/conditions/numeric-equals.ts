import { numberTest } from './number-test.ts';
import type { ConditionOperator } from './operator.ts';

/** Equal numbers. */
export const numericEquals: ConditionOperator = { name: 'NumericEquals', negated: false, prepare: numberTest((actual, wanted) => actual === wanted) };
