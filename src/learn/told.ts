import type { Asked, Told } from './audience.ts';
import { because, isRight } from './questions.ts';

/** What is to be told of an answer to a question. */
export function toldOf(question: Asked, answer: string): Told {
  const option = question.options?.find(({ id }) => id === answer);
  const reason = because(question, answer);
  return { question, answer, right: isRight(question, answer), ...(option && { option }), ...(reason !== undefined && { because: reason }) };
}
