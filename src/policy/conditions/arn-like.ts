import { arnTest } from './arn-test.ts';
import type { ConditionOperator } from './operator.ts';

/** Part by part, with `*` and `?`. */
export const arnLike: ConditionOperator = { name: 'ArnLike', negated: false, prepare: arnTest };
