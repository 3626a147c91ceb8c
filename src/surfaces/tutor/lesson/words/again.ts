import type { Word } from './word.ts';

/** Shows the step again, and the question that waits for an answer. */
export const again: Word = async (session) => {
  await session.attempt.resume(session);
  session.putWaiting();
  return 'stay';
};
