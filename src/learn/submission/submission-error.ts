import { type ProblemCode, problems } from '../../messages/learn/reports/problems.ts';

/** Why something that was handed in gets no mark. */
export interface SubmissionProblem {
  readonly code: ProblemCode;
  /** One sentence, in one line. */
  readonly text: string;
}

type Wording<Code extends ProblemCode> = (typeof problems)[Code];
type Facts<Code extends ProblemCode> = Wording<Code> extends (...facts: infer Given) => string ? Given : [];

/** A problem in its words. */
export function problemOf<Code extends ProblemCode>(code: Code, ...facts: Facts<Code>): SubmissionProblem {
  const wording: string | ((...facts: never[]) => string) = problems[code];
  // Facts and wording come from one member, which the compiler can't see.
  return { code, text: oneLine(typeof wording === 'string' ? wording : wording(...(facts as never[]))) };
}

/** Something is wrong with a submission. */
export class SubmissionError<Code extends ProblemCode = ProblemCode> extends Error {
  override readonly name = 'SubmissionError';
  readonly problem: SubmissionProblem;

  constructor(code: Code, ...facts: Facts<Code>) {
    const problem = problemOf(code, ...facts);
    super(problem.text);
    this.problem = problem;
  }
}

const longest = 300;

/** What a file says, fit to be printed: in one line, without control characters, and no longer than a few lines of a screen. */
export function oneLine(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  return plain.length <= longest ? plain : `${[...plain.slice(0, longest)].slice(0, -1).join('')}…`;
}
