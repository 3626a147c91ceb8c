import { messages } from '../../messages/learn/checks/en.ts';
import type { Condition } from '../scenario.ts';
import type { CheckKind } from './check.ts';

/** True when its part is not. */
export const not: CheckKind<Condition> = async (part, scene, judge) => {
  const verdict = await judge(part, scene);
  if (!verdict.passed) return { passed: true };
  const { by = messages.isSo, evidence } = verdict;
  return { passed: false, expected: messages.otherwise, found: by, why: [], ...(evidence && { evidence }) };
};
