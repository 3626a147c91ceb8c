import type { ConditionOperator } from './operator.ts';
import { stringTest } from './string-test.ts';

/** With `*` and `?`, minding case. */
export const stringLike: ConditionOperator = { name: 'StringLike', negated: false, prepare: stringTest({ wildcards: true }) };
