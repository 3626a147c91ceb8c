import { gradeMessages as words } from '../../../messages/tutor/grade.ts';
import type { Run } from '../verb.ts';

/** Says how far grading is. */
export interface Progress {
  /** Another one is graded. */
  graded(hasMark: boolean): Promise<void>;
  /** Takes the line away. */
  end(): Promise<void>;
}

/** To write more often than that would only make a terminal flicker. */
const steps = 100;

/** Shows how many are graded, in a line of standard error, where that is a terminal and may be written over. */
export function showProgress(run: Run, of: number): Progress {
  const { io, plain } = run.deps;
  const isShown = io.stderr.isTTY && !plain && of > 1;
  const every = Math.max(1, Math.floor(of / steps));
  let done = 0;
  let refused = 0;
  return {
    graded: async (hasMark) => {
      done += 1;
      if (!hasMark) refused += 1;
      if (isShown && (done % every === 0 || done === of)) await io.stderr.write(`\r${words.progress(done, of, refused)}\u001b[K`);
    },
    end: async () => {
      if (isShown && done > 0) await io.stderr.write('\r\u001b[K');
    },
  };
}
