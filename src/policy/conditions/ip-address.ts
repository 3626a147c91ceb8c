import { ipTest } from './ip-test.ts';
import type { ConditionOperator } from './operator.ts';

/** In the range, IPv4 or IPv6. */
export const ipAddress: ConditionOperator = { name: 'IpAddress', negated: false, prepare: ipTest };
