import type { Word } from './word.ts';

/** Leaves; all is kept. */
export const quit: Word = async () => 'leave';
