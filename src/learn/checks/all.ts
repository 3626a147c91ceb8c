import type { Condition } from '../scenario.ts';
import type { CheckKind } from './check.ts';

/** True when every part is; the first that is not says why. */
export const all: CheckKind<readonly Condition[]> = async (parts, scene, judge) => {
  const evidence = new Set<number>();
  for (const part of parts) {
    const verdict = await judge(part, scene);
    if (!verdict.passed) {
      // All or nothing: what gives credit by degree stands for itself.
      const { credit: _none, ...whole } = verdict;
      return whole;
    }
    for (const number of verdict.evidence ?? []) evidence.add(number);
  }
  return { passed: true, ...(evidence.size > 0 && { evidence: [...evidence].sort((a, b) => a - b) }) };
};
