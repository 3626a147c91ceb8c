import { messages } from '../../../../messages/learn/lesson/en.ts';
import type { Word } from './word.ts';

/** Lists the words. */
export const help: Word = async ({ display }) => {
  for (const [word, meaning] of messages.help) display.labelled(word, meaning, '  ', 17);
  return 'stay';
};
