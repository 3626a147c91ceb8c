import type { ConditionOperator } from './operator.ts';

const withoutPadding = (base64: string): string => base64.replace(/=+$/, '');

/** Equal bytes, both given in base64. */
export const binaryEquals: ConditionOperator = {
  name: 'BinaryEquals',
  negated: false,
  prepare(wantedText) {
    const wanted = withoutPadding(wantedText);
    return (actual) => withoutPadding(actual) === wanted;
  },
};
