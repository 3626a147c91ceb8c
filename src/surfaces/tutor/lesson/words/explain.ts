import { messages } from '../../../../messages/learn/lesson/en.ts';
import type { Word } from './word.ts';

/** Says why the latest call came out as it did: the learner's, or a program's that was told since. */
export const explain: Word = async ({ deps, cloud, lastCall, lastArrival, sentNothing, display }, rest) => {
  const call = rest.replace('--all', '').trim();
  const named = call === '' ? undefined : cloud.findEvent(call);
  if (call !== '' && named?.kind !== 'call') {
    display.prose(messages.noSuchCall(call));
    return 'stay';
  }
  const latest = [lastCall, lastArrival].filter((event) => event !== undefined).sort((a, b) => b.number - a.number)[0];
  const event = named?.kind === 'call' ? named : latest;
  if (named === undefined && sentNothing) display.prose(messages.sentNoCall(event && `${event.service} ${event.operation}`));
  if (event) display.line((await deps.explain(cloud, event, display.columns, call !== rest)).trimEnd());
  else if (!sentNothing) display.line(messages.nothingToExplain);
  return 'stay';
};
