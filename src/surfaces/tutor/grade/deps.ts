import type { GraderProcess } from './grader-process.ts';

/** What grading a class needs of the program beside what lessons need. */
export interface GradingDeps {
  /** The SHA-256 of this program, whatever computer it runs on. */
  engineDigest(): string;
  /** How many processes can work at once. */
  readonly cores: number;
  /** Starts a process that grades; absent where all is done in this one. */
  readonly startGrader?: () => GraderProcess;
  /** Is such a process: grades what it is sent until nobody is there any more. */
  serveGrader(): Promise<void>;
}
