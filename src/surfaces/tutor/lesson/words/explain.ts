import { messages } from '../../../../messages/learn/lesson/en.ts';
import type { Word } from './word.ts';

/** Says why the latest call came out as it did: the learner's, or a program's that was told since. */
export const explain: Word = async ({ deps, cloud, lastCall, lastArrival, display }, rest) => {
  const call = rest.replace('--all', '').trim();
  const named = call === '' ? undefined : cloud.findEvent(call);
  const latest = [lastCall, lastArrival].filter((event) => event !== undefined).sort((a, b) => b.number - a.number)[0];
  const event = named?.kind === 'call' ? named : latest;
  display.line(event ? (await deps.explain(cloud, event, display.columns, call !== rest)).trimEnd() : messages.nothingToExplain);
  return 'stay';
};
