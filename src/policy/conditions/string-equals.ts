import type { ConditionOperator } from './operator.ts';
import { stringTest } from './string-test.ts';

/** Exact, and minding case. */
export const stringEquals: ConditionOperator = { name: 'StringEquals', negated: false, prepare: stringTest() };
