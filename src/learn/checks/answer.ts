import { messages } from '../../messages/learn/checks/en.ts';
import { isRight } from '../questions.ts';
import type { AnswerSpec } from '../scenario.ts';
import type { CheckKind } from './check.ts';

/** True when the question was answered rightly; a prediction, when it was answered at all. */
export const answer: CheckKind<AnswerSpec> = ({ question: id }, { questions, answers }) => {
  const question = questions[id];
  const given = answers[id];
  if (question === undefined) throw new Error(`There is no question ${id}.`);
  if (given !== undefined && (question.predict || isRight(question, given))) return { passed: true };
  return { passed: false, expected: messages.rightAnswer, found: given === undefined ? messages.noAnswer : messages.answered(given), why: [] };
};
