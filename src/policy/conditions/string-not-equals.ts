import type { ConditionOperator } from './operator.ts';
import { stringTest } from './string-test.ts';

/** Not exactly equal, minding case. */
export const stringNotEquals: ConditionOperator = { name: 'StringNotEquals', negated: true, prepare: stringTest() };
