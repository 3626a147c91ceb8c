import { messages } from '../../../../messages/learn/lesson/en.ts';
import type { Word } from './word.ts';

/** Lists the lesson's files. */
export const files: Word = async ({ files: folder, display }) => {
  const names = folder.files();
  if (names.length === 0) display.line(messages.noFiles);
  for (const name of names) display.line(messages.fileLine(name, (folder.read(name) ?? '').trimEnd().split('\n').length));
  return 'stay';
};
