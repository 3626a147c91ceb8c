import type { ConditionOperator } from './operator.ts';
import { stringTest } from './string-test.ts';

/** Not equal, even without regard to case. */
export const stringNotEqualsIgnoreCase: ConditionOperator = { name: 'StringNotEqualsIgnoreCase', negated: true, prepare: stringTest({ ignoreCase: true }) };
