import type { LabScript } from '../lab-script.ts';
import type { Score } from '../score.ts';

/** What one run of a script came to. */
export interface Rehearsed {
  /** Whether the last step is over. */
  readonly finished: boolean;
  /** By all checks, those that students do not see, too. */
  readonly score: Score;
  /** The hash of the journal's last event: the same for the same bytes. */
  readonly head: string;
  /** The texts that students were told in which a placeholder was left. */
  readonly unfilled: readonly string[];
  /** The commands that were not understood, with what was said of them. */
  readonly complaints: readonly string[];
}

/** Where scripts are tried out. Each run has a new cloud, whose clock begins at the same moment. */
export interface Stage {
  /** What the start is worth before anybody did anything. */
  atStart(seed: string): Promise<Score>;
  run(script: LabScript, seed: string): Promise<Rehearsed>;
}

/** One thing that was proved, or not. */
export interface Finding {
  /** Such as `start`, `solution as-shown` or `mutant star-action`. */
  readonly id: string;
  /** A `note` does not make a scenario unsound. */
  readonly level: 'pass' | 'fail' | 'note';
  readonly text: string;
  /** Why it is not so: whole lines. */
  readonly details: readonly string[];
}

/** Whether nothing failed. */
export const isSound = (findings: readonly Finding[]): boolean => findings.every(({ level }) => level !== 'fail');

/** A finding that passes when there is nothing to say against it. */
export const finding = (id: string, text: string, details: readonly string[]): Finding => ({
  id,
  level: details.length === 0 ? 'pass' : 'fail',
  text,
  details,
});
