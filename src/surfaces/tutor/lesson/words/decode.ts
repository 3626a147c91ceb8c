import { messages } from '../../../../messages/learn/lesson/en.ts';
import { decoded } from '../decode.ts';
import type { Word } from './word.ts';

/** `decode`: the last answer, which is Base64, as the text that it stands for. */
export const decode: Word = async (session) => {
  const text = decoded(session.lastAnswer);
  if (text === undefined) session.display.line(messages.notBase64);
  else session.show(text);
  return 'stay';
};
