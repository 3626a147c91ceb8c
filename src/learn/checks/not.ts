import { messages } from '../../messages/learn/checks/en.ts';
import type { Condition } from '../scenario.ts';
import type { CheckKind } from './check.ts';

/** True when its part is not. */
export const not: CheckKind<Condition> = async (part, scene, judge) => {
  const verdict = await judge(part, scene);
  return verdict.passed ? { passed: false, expected: messages.otherwise, found: verdict.by ?? messages.isSo, why: [] } : { passed: true };
};
