import type { JsonObject } from '../kernel/json.ts';
import { seededIds } from './seeded-ids.ts';
import { type Recorded, transact, type Workshop } from './transaction.ts';

/** Writes what happened in an attempt beside its calls into the journal: an event that changes no state. */
export async function recordHappening(workshop: Workshop, happening: JsonObject, recorded?: Recorded): Promise<void> {
  await transact(
    workshop,
    (frame) => {
      const number = frame.takeNumber();
      frame.drafts.push({ kind: 'attempt', number, id: seededIds(frame.seed, number, 'event').uuid(), time: frame.now, happening });
      return { result: undefined };
    },
    recorded,
  );
}
