import type { JournalEvent } from '../kernel/journal.ts';
import { cloudTables, eventKey } from './cloud-tables.ts';
import { Overlay, type Rows, readState } from './overlay.ts';
import { seededIds } from './seeded-ids.ts';
import { type Recorded, transact, type Workshop } from './transaction.ts';

/** The number of the call that `undo` would take back next: the latest that changed something and was not taken back. */
function nextUndo(rows: Rows): number | undefined {
  for (const { key } of rows.list(cloudTables.beforeImages.name, { reverse: true, limit: 1 })) return Number(key[0]);
  return undefined;
}

/** Takes back the latest mutating call: its rows become what they were before it. The undo is an event of its own. */
export async function undoLatest(workshop: Workshop, recorded?: Recorded): Promise<JournalEvent | undefined> {
  const { events } = await transact(
    workshop,
    (frame, rows) => {
      const undone = nextUndo(rows);
      if (undone === undefined) return { result: undefined };
      const overlay = new Overlay(rows);
      for (const { table, key, value } of readState(rows).get(cloudTables.beforeImages, eventKey(undone)) ?? []) {
        if (value === null) overlay.remove(table, key);
        else overlay.put(table, key, value);
      }
      overlay.remove(cloudTables.beforeImages.name, eventKey(undone));
      const number = frame.takeNumber();
      frame.drafts.push({ kind: 'undo', number, id: seededIds(frame.seed, number, 'event').uuid(), time: frame.now, undone });
      return { result: undefined, overlay };
    },
    recorded,
  );
  return events[0];
}
