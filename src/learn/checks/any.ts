import { messages } from '../../messages/learn/checks/en.ts';
import type { Condition } from '../scenario.ts';
import type { CheckKind } from './check.ts';

/** True when one part is. */
export const any: CheckKind<readonly Condition[]> = async (parts, scene, judge) => {
  const expected: string[] = [];
  const found: string[] = [];
  const why: string[] = [];
  for (const part of parts) {
    const verdict = await judge(part, scene);
    if (verdict.passed) return verdict;
    expected.push(verdict.expected);
    if (!found.includes(verdict.found)) found.push(verdict.found);
    why.push(...verdict.why);
  }
  return { passed: false, expected: messages.oneOf(expected), found: found.join('; '), why };
};
