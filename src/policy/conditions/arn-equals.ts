import { arnTest } from './arn-test.ts';
import type { ConditionOperator } from './operator.ts';

/** The same as ArnLike. */
export const arnEquals: ConditionOperator = { name: 'ArnEquals', negated: false, prepare: arnTest };
