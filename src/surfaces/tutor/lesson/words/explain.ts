import { messages } from '../../../../messages/learn/lesson/en.ts';
import type { Word } from './word.ts';

/** Says why the latest call came out as it did: the learner's, or a program's that was told since. */
export const explain: Word = async ({ deps, cloud, lastCall, lastArrival, display }, rest) => {
  const named = rest === '' ? undefined : cloud.findEvent(rest);
  const latest = [lastCall, lastArrival].filter((event) => event !== undefined).sort((a, b) => b.number - a.number)[0];
  const event = named?.kind === 'call' ? named : latest;
  display.line(event ? (await deps.explain(cloud, event, display.columns)).trimEnd() : messages.nothingToExplain);
  return 'stay';
};
