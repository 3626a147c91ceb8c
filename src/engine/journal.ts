import type { AccountEvent, CallEvent, ClockEvent, JournalEvent, JournalReader, UndoEvent } from '../kernel/journal.ts';
import { sha256 } from '../kernel/sha256.ts';
import type { StoreTransaction } from '../ports/store.ts';
import { cloudTables, eventKey, type Head, only } from './cloud-tables.ts';
import type { Rows } from './overlay.ts';

type Unchained<Event> = Omit<Event, 'previousHash' | 'hash'>;

/** An event before it has its place in the chain of hashes. */
export type EventDraft = Unchained<CallEvent> | Unchained<AccountEvent> | Unchained<ClockEvent> | Unchained<UndoEvent>;

/** The head of an empty journal. */
const noHead: Head = { number: 0, hash: '0'.repeat(64), time: 0 };

/** How many answered reads a bounded journal (the sandbox's) remembers; mutations and refusals are kept for ever. */
const rememberedReads = 1000;

/** Where the journal ends now. */
export const headOf = (rows: Rows): Head => (rows.get(cloudTables.head.name, only) as Head | undefined) ?? noHead;

/** The journal over a cloud's rows. */
export function journalReader(rows: Rows): JournalReader {
  const get = (number: number) => rows.get(cloudTables.journal.name, eventKey(number)) as JournalEvent | undefined;
  return {
    get,
    *events({ order = 'newest', after, before, limit } = {}) {
      const range = {
        reverse: order === 'newest',
        ...(after !== undefined && { after: eventKey(after) }),
        ...(before !== undefined && { before: eventKey(before) }),
        ...(limit !== undefined && { limit }),
      };
      for (const { value } of rows.list(cloudTables.journal.name, range)) yield value as unknown as JournalEvent;
    },
  };
}

/** The hash of an event: SHA-256 over its JSON as it was recorded (every store keeps the order of members), `hash` itself left out. */
export function eventHash(event: Omit<JournalEvent, 'hash'>): string {
  return sha256(JSON.stringify(event));
}

/**
 * Appends events to the journal, in order of their numbers, each with the hash of the one before.
 * @param forgettable numbers of events that a bounded journal may forget: answered reads that wrote nothing
 */
export function appendEvents(transaction: StoreTransaction, drafts: readonly EventDraft[], forgettable: ReadonlySet<number>): readonly JournalEvent[] {
  let head = headOf(transaction);
  const events: JournalEvent[] = [];
  for (const draft of [...drafts].sort((a, b) => a.number - b.number)) {
    const unhashed = Object.assign({}, draft, { previousHash: head.hash });
    const event: JournalEvent = Object.assign(unhashed, { hash: eventHash(unhashed) });
    transaction.put(cloudTables.journal.name, eventKey(event.number), event as never);
    transaction.put(cloudTables.eventNumbers.name, [event.id], event.number);
    if (forgettable.has(event.number)) rememberRead(transaction, event);
    head = { number: event.number, hash: event.hash, time: event.time };
    events.push(event);
  }
  transaction.put(cloudTables.head.name, only, { ...head });
  return events;
}

function rememberRead(transaction: StoreTransaction, event: JournalEvent): void {
  const { name } = cloudTables.reads;
  transaction.put(name, eventKey(event.number), event.id);
  const count = Number(transaction.get(cloudTables.readCount.name, only) ?? 0) + 1;
  transaction.put(cloudTables.readCount.name, only, Math.min(count, rememberedReads));
  if (count <= rememberedReads) return;
  for (const oldest of transaction.list(name, { limit: 1 })) {
    transaction.remove(name, oldest.key);
    transaction.remove(cloudTables.journal.name, oldest.key);
    transaction.remove(cloudTables.eventNumbers.name, [String(oldest.value)]);
  }
}
