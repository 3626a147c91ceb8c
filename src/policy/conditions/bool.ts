import type { ConditionOperator } from './operator.ts';

/** `true` or `false`, without regard to case. */
export const bool: ConditionOperator = {
  name: 'Bool',
  negated: false,
  prepare(wantedText) {
    const wanted = wantedText.toLowerCase();
    return (actual) => actual.toLowerCase() === wanted;
  },
};
