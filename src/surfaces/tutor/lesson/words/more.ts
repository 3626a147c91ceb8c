import { messages } from '../../../../messages/learn/lesson/en.ts';
import { fold } from '../fold.ts';
import type { Word } from './word.ts';

/** Lines of a screen that `more` leaves to the prompt. */
const kept = 4;

/** Shows what of the last answer was not shown, a screenful at a time. */
export const more: Word = async (session) => {
  const { rest, display, deps } = session;
  if (rest === undefined) {
    display.line(messages.noMore);
    return 'stay';
  }
  const room = Math.max(10, (deps.io.stdout.rows ?? 24) - kept);
  const folded = fold(rest, room, room);
  display.line(folded.shown);
  session.rest = folded.rest;
  if (folded.rest !== undefined) display.line(display.color.dim(messages.moreLines(folded.restLines)));
  return 'stay';
};
