import { dateTest } from './date-test.ts';
import type { ConditionOperator } from './operator.ts';

/** DateEquals, negated. */
export const dateNotEquals: ConditionOperator = { name: 'DateNotEquals', negated: true, prepare: dateTest((actual, wanted) => actual === wanted) };
