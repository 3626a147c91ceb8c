import type { DataSource } from '../kernel/data-source.ts';
import type { JournalEvent } from '../kernel/journal.ts';
import type { Store, StoreTransaction } from '../ports/store.ts';
import { policyDocuments } from '../services/shared/policy-documents.ts';
import type { TakenBody } from './bodies.ts';
import type { CloudFacts } from './cloud.ts';
import { clockOf, cloudTime } from './cloud-clock.ts';
import { type BeforeImages, cloudTables, eventKey } from './cloud-tables.ts';
import type { Frame } from './frame.ts';
import { appendEvents, type EventDraft, headOf, isAnsweredRead } from './journal.ts';
import { type Overlay, type Rows, writableState } from './overlay.ts';
import type { CompiledPolicies } from './policies.ts';
import type { Sealing } from './sealing.ts';

/** What every transaction of a cloud needs, whoever calls. */
export interface Workshop {
  readonly store: Store;
  readonly facts: Omit<CloudFacts, 'clock'>;
  readonly sealing: Sealing;
  readonly data: DataSource;
  readonly policies: CompiledPolicies;
  /** The machine's time, in milliseconds since 1970. */
  readonly machineNow: () => number;
  readonly instantStateChanges: boolean;
}

/** How an event that is replayed differs from a new one: its number and time are the recorded ones. */
export interface Recorded {
  readonly number: number;
  readonly time: number;
  readonly instantStateChanges: boolean;
  /** The event itself, where it is a call. */
  readonly event?: JournalEvent;
}

/** What a transaction's work hands back to be applied and recorded. */
export interface Work<Result> {
  readonly result: Result;
  /** The rows to write; absent for nothing. */
  readonly overlay?: Overlay;
  /** The number of the event that `undo` would take these writes back by; absent where they are not to be taken back. */
  readonly undoable?: number;
  readonly body?: TakenBody;
}

/**
 * Runs one outer event inside the store's transaction: numbers and time are given, the work runs over an overlay,
 * and only when it has come through are its writes, its body and its events applied, together.
 * @returns the result with the events recorded, in order
 * @throws what the work throws; then nothing was written
 */
export function transact<Result>(
  workshop: Workshop,
  work: (frame: Frame, transaction: StoreTransaction) => Work<Result>,
  recorded?: Recorded,
): Promise<{ readonly result: Result; readonly events: readonly JournalEvent[] }> {
  return workshop.store.transact((transaction) => {
    const frame = openFrame(workshop, transaction, recorded);
    const done = work(frame, transaction);
    done.body?.keep();
    return { result: done.result, events: apply(workshop, frame, transaction, done, recorded?.event) };
  });
}

/** A frame over the rows as they are: for a transaction, or for a rehearsal that nothing comes of. */
export function openFrame(workshop: Workshop, transaction: Rows, recorded?: Recorded): Frame {
  const head = headOf(transaction);
  let number = recorded ? recorded.number - 1 : head.number;
  return {
    seed: workshop.facts.seed,
    homeAccountId: workshop.facts.accountId,
    sealing: workshop.sealing,
    data: workshop.data,
    policies: workshop.policies,
    // Two processes may read the machine's clock in another order than they get their turns.
    now: recorded ? recorded.time : Math.max(head.time, cloudTime(clockOf(transaction), workshop.machineNow())),
    instantStateChanges: recorded ? recorded.instantStateChanges : workshop.instantStateChanges,
    takeNumber: () => {
      number += 1;
      return number;
    },
    drafts: [] as EventDraft[],
    head,
  };
}

function apply<Result>(
  workshop: Workshop,
  { drafts, head }: Frame,
  transaction: StoreTransaction,
  { overlay, undoable, body }: Work<Result>,
  recorded: JournalEvent | undefined,
): readonly JournalEvent[] {
  const state = writableState(transaction);
  const writes = overlay?.writes() ?? [];
  if (undoable !== undefined && writes.length > 0) {
    // What is kept by content stays when a call is taken back: others may have come to rest on the same text, and old decisions do.
    const images: BeforeImages = writes
      .filter(({ table }) => table !== policyDocuments.name)
      .map(({ table, key }) => ({ table, key, value: transaction.get(table, key) ?? null }));
    state.put(cloudTables.beforeImages, eventKey(undoable), images);
  }
  for (const { table, key, value } of writes) {
    if (value === undefined) transaction.remove(table, key);
    else transaction.put(table, key, value);
  }
  if (body?.inline !== undefined) state.put(cloudTables.bodies, [body.ref.sha256], body.inline);
  // What wrote rows must be replayed, so it may not be forgotten, even where AWS calls it a read (AssumeRole).
  const mayForget = workshop.facts.journal === 'bounded' && writes.length === 0;
  if (mayForget && drafts.every(isAnsweredRead)) transaction.relax();
  return appendEvents(transaction, drafts, { head, mayForget, recorded });
}
