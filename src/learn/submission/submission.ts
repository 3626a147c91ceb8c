import type { CloudClock, CloudFacts } from '../../engine/cloud.ts';
import type { JournalEvent } from '../../kernel/journal.ts';

/** The format that this program writes, and the newest it reads. */
export const submissionFormat = 1;

/** The most that a submission may take; what is larger was not made by `nimbi lab pack`. */
export const limits = {
  packedBytes: 20 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  lineCharacters: 1024 * 1024,
  events: 100_000,
  /** How deep an event may be nested; deeper ones would exhaust the stack of whatever walks them. */
  depth: 64,
} as const;

/** What a submission says of itself beside its journal. */
export interface SubmissionAbout {
  /** The scenario's id. */
  readonly scenario: string;
  readonly version: number;
  /** The version of nimbi that packed it. */
  readonly engine: string;
  /** The student that the lab was started for. */
  readonly student?: string;
  /** What was handed out with the lab, so that journals of another hand-out are known. */
  readonly nonce?: string;
}

/** What a cloud was made with: where its clock stands follows from the journal. */
export interface SubmissionFacts extends Omit<CloudFacts, 'clock'> {
  readonly clock: Omit<CloudClock, 'advanced' | 'moves'>;
}

/**
 * An attempt that was handed in. Its events are numbered without a gap from 1, and each names the hash of the one before; whether they can
 * have happened only replay says.
 */
export interface Submission extends SubmissionAbout {
  readonly facts: SubmissionFacts;
  readonly events: readonly JournalEvent[];
  /** The hash of the last event. */
  readonly head: string;
}
