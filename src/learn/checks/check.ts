import type { Cloud } from '../../engine/cloud.ts';
import type { Condition, Question } from '../scenario.ts';

/** What checks look at. */
export interface Scene {
  readonly cloud: Cloud;
  readonly questions: Readonly<Record<string, Question>>;
  /** What was answered, by question. */
  readonly answers: Readonly<Record<string, string>>;
  /** The number of the last event before the learner began: journal checks look at what came after. */
  readonly after: number;
  /** The number of the last event before the learner's turn in this step. */
  readonly stepAfter: number;
}

/**
 * Whether a condition is true; if not, what teaches why. Texts are whole phrases. `evidence`: the numbers of the events in the journal
 * that it rests on, oldest first.
 */
export type Verdict =
  /** `by`: what decided it, such as a statement. */
  | { readonly passed: true; readonly by?: string; readonly evidence?: readonly number[] }
  /** `credit`: how much of it is true, from 0 to below 1; absent where a condition is true or not. */
  | {
      readonly passed: false;
      readonly expected: string;
      readonly found: string;
      readonly why: readonly string[];
      readonly credit?: number;
      readonly evidence?: readonly number[];
    };

/** Judges any condition; kinds that are made of others use it. */
export type Judge = (condition: Condition, scene: Scene) => Promise<Verdict>;

/** A kind of check: judges what stands under its name. */
export type CheckKind<Spec> = (spec: Spec, scene: Scene, judge: Judge) => Verdict | Promise<Verdict>;
