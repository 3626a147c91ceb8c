import type { Word } from './word.ts';

/** Says what is done and what is missing. */
export const check: Word = async (session) => {
  const judged = await session.attempt.judged();
  if (!(await session.attempt.conclude(session, judged))) session.notYet(judged);
  return 'stay';
};
