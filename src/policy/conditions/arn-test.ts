import { compilePattern } from '../pattern.ts';
import type { ConditionOperator } from './operator.ts';

/** Compares ARNs part by part: each of the six parts may hold `*` and `?`, which do not reach into the next. */
export const arnTest: ConditionOperator['prepare'] = (wanted, variables) => {
  const parts = arnParts(wanted).map((part) => compilePattern(part, { variables, wildcards: true }));
  return (actualText, context) => {
    const actual = arnParts(actualText);
    return parts.length === 6 && actual.length === 6 && parts.every((part, index) => part.matches(actual[index] ?? '', context));
  };
};

/** The parts between the first five colons, the resource with its colons last. A colon inside `${…}` separates nothing. */
function arnParts(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  for (let index = 0; index < text.length && parts.length < 5; index++) {
    const character = text[index];
    if (character === '{' && text[index - 1] === '$') depth++;
    else if (character === '}' && depth > 0) depth--;
    else if (character === ':' && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
