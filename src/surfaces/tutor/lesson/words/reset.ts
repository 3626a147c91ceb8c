import { messages } from '../../../../messages/learn/lesson/en.ts';
import type { Word } from './word.ts';

/** Starts the lesson again, if that is meant. */
export const reset: Word = async ({ terminal, display }) => {
  const answer = await terminal.readLine(messages.resetAsk);
  if (typeof answer === 'string' && /^y(es)?$/i.test(answer.trim())) return 'restart';
  display.line(messages.resetNot);
  return 'stay';
};
