import type { Cloud } from '../../../../engine/cloud.ts';
import type { CallEvent } from '../../../../kernel/journal.ts';
import { isLearners } from '../../../../learn/sources.ts';
import { messages } from '../../../../messages/learn/lesson/en.ts';
import type { Word } from './word.ts';

/** Takes back the learner's last change, with what programs did since. */
export const undo: Word = async (session) => {
  const last = lastChange(session.cloud);
  if (!last) {
    session.display.line(messages.nothingToUndo);
    return 'stay';
  }
  for (;;) {
    const event = await session.cloud.undo();
    if (event?.kind !== 'undo' || event.undone <= last.number) break;
  }
  session.display.prose(messages.undone(`${last.service}:${last.operation}`));
  await session.judge(true);
  return 'stay';
};

/** The learner's last call that changed something and was not taken back. */
function lastChange(cloud: Cloud): CallEvent | undefined {
  const undone = new Set<number>();
  for (const event of cloud.events({ order: 'newest' })) {
    if (event.kind === 'undo') undone.add(event.undone);
    else if (event.kind === 'call' && event.mutating && event.outcome.ok && isLearners(event.source.surface) && !undone.has(event.number)) return event;
  }
  return undefined;
}
