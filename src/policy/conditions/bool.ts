import type { ConditionOperator } from './operator.ts';
import { stringTest } from './string-test.ts';

/** `true` or `false`, without regard to case; the one operator besides those of strings and ARNs that takes policy variables. */
export const bool: ConditionOperator = { name: 'Bool', negated: false, prepare: stringTest({ ignoreCase: true }) };
