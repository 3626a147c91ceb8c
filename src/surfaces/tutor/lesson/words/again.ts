import type { Word } from './word.ts';

/** Shows the step again. */
export const again: Word = async (session) => {
  await session.attempt.resume(session);
  return 'stay';
};
