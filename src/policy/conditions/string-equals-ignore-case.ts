import type { ConditionOperator } from './operator.ts';
import { stringTest } from './string-test.ts';

/** Exact but for case. */
export const stringEqualsIgnoreCase: ConditionOperator = { name: 'StringEqualsIgnoreCase', negated: false, prepare: stringTest({ ignoreCase: true }) };
