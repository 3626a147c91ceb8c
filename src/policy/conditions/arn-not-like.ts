import { arnTest } from './arn-test.ts';
import type { ConditionOperator } from './operator.ts';

/** Does not match, part by part. */
export const arnNotLike: ConditionOperator = { name: 'ArnNotLike', negated: true, prepare: arnTest };
