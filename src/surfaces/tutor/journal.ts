import { setUp } from '../../engine/calls.ts';
import type { Cloud } from '../../engine/cloud.ts';
import type { CallEvent, JournalEvent } from '../../kernel/journal.ts';

/** How many events are read at a time: a journal may be long, and what is looked for is mostly near its end. */
const page = 200;

/** The newest events that pass a test, newest first; no more of the journal is read than it takes. */
export function newestEvents<Kept extends JournalEvent>(
  cloud: Cloud,
  test: (event: JournalEvent) => event is Kept,
  { count, before }: { readonly count: number; readonly before?: number },
): readonly Kept[] {
  const found: Kept[] = [];
  let end = before;
  for (;;) {
    const events = cloud.events({ limit: page, ...(end !== undefined && { before: end }) });
    for (const event of events) {
      if (test(event) && found.push(event) === count) return found;
    }
    const last = events.at(-1);
    if (last === undefined || events.length < page) return found;
    end = last.number;
  }
}

/** The latest calls that somebody made, oldest first: nested calls belong to the one that made them, and setting up a cloud is nobody's doing. */
export const latestCalls = (cloud: Cloud, count: number): readonly CallEvent[] => [...newestEvents(cloud, isOuterCall, { count })].reverse();

const isOuterCall = (event: JournalEvent): event is CallEvent => event.kind === 'call' && event.parent === undefined && event.source.surface !== setUp;
