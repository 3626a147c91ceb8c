import type { Feedback, Scenario } from './scenario.ts';

/** How strict a scenario is, all defaults filled in. */
export interface Rules {
  readonly mode: 'tutorial' | 'lab' | 'exam';
  readonly hints: boolean;
  readonly feedback: Feedback;
  /** How often the learner may have each step judged; absent: steps are judged after every change, and as often as one likes. */
  readonly attempts?: number;
  /** How long all of it may take, in minutes of the learner's time; absent: as long as it takes. */
  readonly timeLimit?: number;
}

/** The rules of a scenario. An exam gives no hints and says nothing unless it says that it does; what is told nothing of is judged once. */
export function rulesOf({ policy = {} }: Pick<Scenario, 'policy'>): Rules {
  const { mode = 'tutorial', hints = mode !== 'exam', feedback = mode === 'exam' ? 'none' : 'full', timeLimit } = policy;
  const attempts = policy.attempts ?? (feedback === 'none' ? 1 : undefined);
  return { mode, hints, feedback, ...(attempts !== undefined && { attempts }), ...(timeLimit !== undefined && { timeLimit }) };
}
