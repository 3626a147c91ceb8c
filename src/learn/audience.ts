import type { Verdict } from './checks/check.ts';
import type { ToldReference } from './reference.ts';
import type { Check, Option, Question, Step } from './scenario.ts';
import type { Arrival } from './workload.ts';

/** A question to be put, filled in. */
export interface Asked extends Question {
  readonly id: string;
}

/** What is to be told of an answer. */
export interface Told {
  readonly question: Asked;
  readonly answer: string;
  /** The option that was chosen; absent where a text was typed. */
  readonly option?: Option;
  readonly right: boolean;
  /** What the scenario says to whoever answered so. */
  readonly because?: string;
}

/** A check with what came of it. `undefined`: it was not judged, as one that it needs did not pass. */
export interface Judged {
  readonly check: Check;
  readonly verdict: Verdict | undefined;
}

/** What is told at the end of a step beside its checks. */
export interface StepEnd {
  /** How many checks the learner does not see. */
  readonly hidden: number;
  /** Present where the step has one, and the learner may see it. */
  readonly reference?: ToldReference;
}

/** Whom a lesson is told to: a person at a terminal, a lab script, a narration. Texts are filled in. */
export interface Audience {
  /** A step begins. */
  step(step: Step, place: number, of: number): void;
  say(text: string): void;
  /** Puts a question; `undefined` when the learner leaves. The answer is an option's id, or a text. */
  ask(question: Asked): Promise<string | undefined>;
  /** Says whether an answer was right. */
  tell(told: Told): void;
  /** The cloud's clock moved on. */
  waited(duration: string): void;
  arrived(arrival: Arrival): void;
  /** A starter file comes; one of that name stays as it is. */
  hand(file: string, content: string): void;
  /** It is the learner's turn. */
  turn(step: Step): void;
  /** The step is over: each check passed, or there is no attempt left. `judged` are the checks that the learner sees. */
  done(step: Step, judged: readonly Judged[], end: StepEnd): void;
}

/** An audience that hears nothing, and leaves at a question: for programs, which are told the outcome, and as what others add to. */
export const silentAudience: Audience = {
  step: () => undefined,
  say: () => undefined,
  ask: async () => undefined,
  tell: () => undefined,
  waited: () => undefined,
  arrived: () => undefined,
  hand: () => undefined,
  turn: () => undefined,
  done: () => undefined,
};
