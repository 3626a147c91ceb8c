import { arnTest } from './arn-test.ts';
import type { ConditionOperator } from './operator.ts';

/** The same as ArnNotLike. */
export const arnNotEquals: ConditionOperator = { name: 'ArnNotEquals', negated: true, prepare: arnTest };
