import { messages } from '../../../../messages/learn/lesson/en.ts';
import type { Word } from './word.ts';

/** Gives the next hint. */
export const hint: Word = async ({ attempt, display }) => {
  const given = await attempt.hint();
  display.prose(given ? messages.hint(given.number, given.of, given.cost, given.text) : messages.noHints);
  return 'stay';
};
