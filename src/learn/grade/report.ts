import type { CheckResult, Score } from '../score.ts';
import type { SubmissionProblem } from '../submission/submission-error.ts';
import type { GradedStep } from './grade-submission.ts';
import type { Finding } from './similar.ts';
import type { Moment } from './timeline.ts';

/** The format of reports. */
export const reportFormat = 1;

/** Who handed in; absent members were not known. */
export interface ReportedStudent {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  /** What a learning platform knows them by, under the names that it gives its columns. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** A mark, and what it was before lateness. */
export interface Mark {
  /** What counts; to the hundredth where lateness took something off. */
  readonly points: number;
  readonly max: number;
  /** What the checks gave, less hints. */
  readonly reached: number;
  readonly late?: { readonly by: number; readonly percent: number };
}

/** What there is of one student. */
export interface ReportEntry {
  /** Absent where nobody can tell whose it is. */
  readonly student?: ReportedStudent;
  /** The file that was graded; absent where nothing was handed in. */
  readonly file?: string;
  /** `refused`: there is a submission, and it gets no mark. */
  readonly standing: 'graded' | 'refused' | 'missing';
  readonly problem?: SubmissionProblem;
  /** Whole sentences. */
  readonly notes: readonly string[];
  /** ISO 8601; present only where a due time was given and it is known. */
  readonly handedIn?: string;
  readonly mark?: Mark;
  readonly attempt?: ReportedAttempt;
}

/** What a mark rests on. */
export interface ReportedAttempt {
  readonly seed: string;
  /** The hash of the journal's last event. */
  readonly head: string;
  readonly events: number;
  readonly hints: Score['hints'];
  readonly checks: readonly CheckResult[];
  readonly steps: readonly GradedStep[];
  readonly timeline: readonly Moment[];
  readonly untold: number;
  readonly firstWrongTurn?: Moment;
}

/** A file that was handed in beside the one by which its student stands in the report. */
export interface NotTaken {
  /** The student's id. */
  readonly student: string;
  readonly file: string;
  /** The student's file that was taken; of those in doubt, the one that the entry names. */
  readonly taken: string;
  /** `same`: the same journal again; `problem`: it gets no mark; `inDoubt`: the journals differ, and neither is graded. */
  readonly why: 'same' | 'problem' | 'inDoubt';
  readonly problem?: SubmissionProblem;
}

/** A class, graded: the one truth that every other form of it is made from. */
export interface Report {
  readonly nimbi: 'report';
  readonly format: typeof reportFormat;
  readonly scenario: { readonly id: string; readonly version: number; readonly title: string; readonly digest: string };
  readonly engine: { readonly version: string; readonly digest: string };
  /** Of all that marks depend on beside the scenario's world: checks, points, hints, rules, lateness. */
  readonly rubric: { readonly digest: string; readonly max: number };
  readonly late?: { readonly due: string; readonly grace: number; readonly rate?: { readonly percent: number; readonly per: 'day' | 'hour' } };
  /** In the roster's order; without one, by the student's id. */
  readonly entries: readonly ReportEntry[];
  /** With the entries' files, these are all that were handed in. */
  readonly notTaken: readonly NotTaken[];
  /** Whole sentences on the roster. */
  readonly warnings: readonly string[];
  /** Present where it was asked what is alike. */
  readonly findings?: readonly Finding[];
}
