import type { Grading } from '../../../learn/grade/grade-submission.ts';

/** Makes a process one that grades for another. */
export const graderFlag = '--serve-grader';

/** A scenario by its texts, fit to be sent to another process. */
export interface ScenarioSource {
  readonly id: string;
  /** By their paths in the scenario's folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** By what a class is graded, fit to be sent to another process. */
export interface RubricSource {
  readonly scenario: ScenarioSource;
  readonly checks: ScenarioSource;
  readonly nonce?: string;
}

/** What a grading process is told: first by what to grade, then what. */
export type GraderMessage = { readonly rubric: RubricSource } | { readonly packed: Uint8Array };

/** A process that grades, with what it is told and what it says. Messages are copied as structured clones are. */
export interface GraderProcess {
  send(message: GraderMessage): void;
  onMessage(listen: (grading: Grading) => void): void;
  /** Told once, whatever ended it. */
  onExit(listen: () => void): void;
  kill(): void;
}
