import type { Condition } from '../scenario.ts';
import type { CheckKind } from './check.ts';

/** True when every part is; the first that is not says why. */
export const all: CheckKind<readonly Condition[]> = async (parts, scene, judge) => {
  for (const part of parts) {
    const verdict = await judge(part, scene);
    if (!verdict.passed) return verdict;
  }
  return { passed: true };
};
