import { bool } from './bool.ts';
import type { ConditionOperator } from './operator.ts';

/** `true`: the key is absent; `false`: it has a value. */
export const nullOperator: ConditionOperator = { name: 'Null', negated: false, comparesAbsence: true, prepare: bool.prepare };
