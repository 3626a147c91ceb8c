import { dateTest } from './date-test.ts';
import type { ConditionOperator } from './operator.ts';

/** Equal dates. */
export const dateEquals: ConditionOperator = { name: 'DateEquals', negated: false, prepare: dateTest((actual, wanted) => actual === wanted) };
