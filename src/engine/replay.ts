import type { JournalEvent } from '../kernel/journal.ts';
import { createAccount } from './accounts.ts';
import { recordHappening } from './attempt-events.ts';
import { type Plant, replayCall } from './calls.ts';
import type { Cloud, CloudFacts } from './cloud.ts';
import { cloudFormat, cloudTables, only } from './cloud-tables.ts';
import { advanceClock, type CloudParts, openCloud, plantOf } from './open-cloud.ts';
import { writableState } from './overlay.ts';
import { undoLatest } from './undo.ts';

/** An event whose replay came out otherwise than it was recorded. */
export interface Divergence {
  readonly number: number;
  readonly recorded: string;
  readonly replayed: string;
}

/**
 * Rebuilds a cloud in an empty store by making a journal's outer events again, each with the number, time and caller it had.
 * Bodies are known by their digests alone, so objects exist but their bytes can't be read.
 * @returns where the replay differs from the record: nowhere, unless the journal was edited or another version made it
 */
export async function replay(parts: CloudParts, facts: CloudFacts, events: Iterable<JournalEvent>): Promise<readonly Divergence[]> {
  const { clock, ...lasting } = facts;
  const { moves: _made, ...unmoved } = clock;
  await parts.store.transact((transaction) => {
    const state = writableState(transaction);
    state.put(cloudTables.facts, only, { ...lasting, format: cloudFormat });
    state.put(cloudTables.clock, only, { ...unmoved, advanced: 0 });
  });
  const plant = plantOf(parts, lasting);
  const divergences: Divergence[] = [];
  for (const event of events) {
    const divergence = await replayEvent(plant, event);
    if (divergence) divergences.push(divergence);
  }
  return divergences;
}

/** A cloud whose history goes on as it was recorded elsewhere, event by event, so that it can be looked at in between. */
export interface ContinuedReplay {
  readonly cloud: Cloud;
  /** Makes an outer event again; a nested call comes with the one that made it. The journal's end says whether it came out as recorded. */
  replay(event: JournalEvent): Promise<void>;
}

/** Goes on with the history of the cloud that a store holds. */
export function continueReplay(parts: CloudParts): ContinuedReplay {
  const cloud = openCloud(parts);
  const { clock: _now, ...facts } = cloud.facts;
  const plant = plantOf(parts, facts);
  return {
    cloud,
    replay: async (event) => {
      await replayEvent(plant, event);
    },
  };
}

async function replayEvent(plant: Plant, event: JournalEvent): Promise<Divergence | undefined> {
  const recorded = { number: event.number, time: event.time, instantStateChanges: event.kind === 'call' && event.instantStateChanges };
  switch (event.kind) {
    case 'account':
      await createAccount(plant, await plant.loader.doors(), event.accountId, recorded);
      return undefined;
    case 'clock':
      await advanceClock(plant, event.advancedBy, { ...recorded, time: event.time - event.advancedBy });
      return undefined;
    case 'attempt':
      await recordHappening(plant, event.happening, recorded);
      return undefined;
    case 'undo': {
      const undone = await undoLatest(plant, recorded);
      return undone?.kind === 'undo' && undone.undone === event.undone
        ? undefined
        : { number: event.number, recorded: `undo of ${event.undone}`, replayed: undone?.kind === 'undo' ? `undo of ${undone.undone}` : 'nothing to undo' };
    }
    default: {
      if (event.parent !== undefined) return undefined;
      const result = await replayCall(plant, event);
      // The hash is over all of the event and those before it, unless a bounded journal has forgotten some of those.
      if (result.event?.hash === event.hash) return undefined;
      const replayed = JSON.stringify(result.event?.outcome ?? 'not simulated');
      const was = JSON.stringify(event.outcome);
      return replayed === was ? undefined : { number: event.number, recorded: was, replayed };
    }
  }
}
