import { ipTest } from './ip-test.ts';
import type { ConditionOperator } from './operator.ts';

/** Outside of the range. */
export const notIpAddress: ConditionOperator = { name: 'NotIpAddress', negated: true, prepare: ipTest };
