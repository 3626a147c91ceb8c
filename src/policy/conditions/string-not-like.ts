import type { ConditionOperator } from './operator.ts';
import { stringTest } from './string-test.ts';

/** Does not match, with `*` and `?`, minding case. */
export const stringNotLike: ConditionOperator = { name: 'StringNotLike', negated: true, prepare: stringTest({ wildcards: true }) };
