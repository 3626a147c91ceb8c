import type { Judged } from './audience.ts';
import type { Scene, Verdict } from './checks/check.ts';
import { judge } from './checks/kinds.ts';
import type { Step } from './scenario.ts';

/**
 * Judges a step's checks against a cloud as it is, in the order of the file. A check whose `needs` did not pass is not judged: not reached
 * is not failed. Nothing is recorded.
 * @param step filled in, as are the scene's questions
 */
export async function judgeStep({ checks }: Pick<Step, 'checks'>, scene: Scene): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  const passed = new Set<string>();
  for (const check of checks) {
    const ready = (check.needs ?? []).every((id) => passed.has(id));
    const verdict: Verdict | undefined = ready ? await judge(check, scene) : undefined;
    if (verdict?.passed) passed.add(check.id);
    judged.push({ check, verdict });
  }
  return judged;
}
