import { messages } from '../../../../messages/learn/lesson/moments.ts';
import { timelineTable } from '../../commands/timeline.ts';
import { compare, jump } from '../moments.ts';
import type { Session } from '../session.ts';
import type { Word } from './word.ts';

/** So many of the latest moments are shown at first. */
const shownFirst = 12;

/** `timeline`: what happened. `timeline 12 18`: what changed between two moments. `timeline jump 12`: back to one. */
export const timeline: Word = async (session, rest) => {
  const [, jumpTo] = /^jump (\d{1,9})$/.exec(rest) ?? [];
  const [, from, to] = /^(\d{1,9})(?:[ -]+(\d{1,9}))?$/.exec(rest) ?? [];
  if (rest === '' || rest === 'all') list(session, rest === 'all');
  else if (jumpTo !== undefined) await jump(session, Number(jumpTo));
  else if (from !== undefined) await compare(session, Number(from), to === undefined ? undefined : Number(to));
  else session.display.prose(messages.how);
  return 'stay';
};

/** What happened since the attempt began, the newest last. Calls that calls made are left out. */
function list(session: Session, all: boolean): void {
  const { cloud, attempt, display } = session;
  const events = cloud.events({ order: 'oldest', after: attempt.progress.after }).filter((event) => event.kind !== 'call' || event.parent === undefined);
  if (events.length === 0) display.line(messages.nothingYet);
  else if (all) session.show(timelineTable(events, display.columns));
  else {
    const shown = events.slice(-shownFirst);
    display.line(timelineTable(shown, display.columns));
    if (shown.length < events.length) display.line(display.color.dim(messages.earlier(events.length - shown.length)));
  }
}
