import type { AccountEvent, AttemptEvent, CallEvent, ClockEvent, JournalEvent, JournalReader, UndoEvent } from '../kernel/journal.ts';
import type { Json } from '../kernel/json.ts';
import { sha256 } from '../kernel/sha256.ts';
import type { State } from '../kernel/state.ts';
import type { StoreTransaction } from '../ports/store.ts';
import { cloudTables, eventKey, type Head, only } from './cloud-tables.ts';
import { type Rows, readState, writableState } from './overlay.ts';

type Unchained<Event> = Omit<Event, 'previousHash' | 'hash'>;

/** An event before it has its place in the chain of hashes. */
export type EventDraft = Unchained<CallEvent> | Unchained<AccountEvent> | Unchained<ClockEvent> | Unchained<UndoEvent> | Unchained<AttemptEvent>;

/** The head of an empty journal. */
const noHead: Head = { number: 0, hash: '0'.repeat(64), time: 0 };

/** How many answered reads a bounded journal (the sandbox's) remembers at least; mutations and refusals are kept for ever. */
const rememberedReads = 1000;

/** So many of the oldest are forgotten at once: to look for one of them after each read takes longer than to write it down. */
const forgottenAtOnce = 100;

/** Where the journal ends now. */
export const headOf = (rows: Rows): Head => readState(rows).get(cloudTables.head, only) ?? noHead;

/** The journal over a cloud's rows. */
export function journalReader(rows: Rows): JournalReader {
  const state = readState(rows);
  return {
    get: (number) => state.get(cloudTables.journal, eventKey(number)),
    *events({ order = 'newest', after, before, limit } = {}) {
      const range = {
        reverse: order === 'newest',
        ...(after !== undefined && { after: eventKey(after) }),
        ...(before !== undefined && { before: eventKey(before) }),
        ...(limit !== undefined && { limit }),
      };
      for (const { value } of state.list(cloudTables.journal, range)) yield value;
    },
  };
}

/** The hash of an event: SHA-256 over its JSON as it was recorded (every store keeps the order of members), `hash` itself left out. */
export function eventHash(event: Omit<JournalEvent, 'hash'>): string {
  return sha256(JSON.stringify(event));
}

/** What is known of events that are to be appended. */
interface Appended {
  /** Where the journal ends before them. */
  readonly head: Head;
  /** Whether the journal may forget those of them that are answered reads. */
  readonly mayForget: boolean;
  /** The event that a replay makes again. */
  readonly recorded?: JournalEvent | undefined;
}

/** Whether an event is one that a bounded journal may forget, where it wrote nothing: a read that was answered. */
export const isAnsweredRead = (event: EventDraft): boolean => event.kind === 'call' && event.outcome.ok && !event.mutating;

/** Appends events to the journal, in order of their numbers, each with the hash of the one before. The drafts become the events. */
export function appendEvents(
  transaction: StoreTransaction,
  drafts: readonly EventDraft[],
  { head: before, mayForget, recorded }: Appended,
): readonly JournalEvent[] {
  const state = writableState(transaction);
  let head = before;
  const events: JournalEvent[] = [];
  for (const draft of inOrder(drafts)) {
    const unhashed = Object.assign(draft, { previousHash: head.hash });
    const text = JSON.stringify(unhashed);
    const hash = sha256(text);
    // What is replayed is there already, in the same words: to keep that one spares the memory, and the collector the work of moving another.
    const event: JournalEvent = recorded?.hash === hash ? recorded : Object.assign(unhashed, { hash });
    // The hash is the last member, so that the text it was made of is the beginning of the whole one.
    transaction.put(cloudTables.journal.name, eventKey(event.number), event as unknown as Json, `${text.slice(0, -1)},"hash":"${hash}"}`);
    state.put(cloudTables.eventNumbers, [event.id], event.number);
    if (mayForget && isAnsweredRead(event)) rememberRead(state, event);
    head = { number: event.number, hash, time: event.time };
    events.push(event);
  }
  state.put(cloudTables.head, only, head);
  return events;
}

/** Calls that a call makes are recorded before it. */
const inOrder = (drafts: readonly EventDraft[]): readonly EventDraft[] => (drafts.length < 2 ? drafts : drafts.toSorted((a, b) => a.number - b.number));

function rememberRead(state: State, event: JournalEvent): void {
  state.put(cloudTables.reads, eventKey(event.number), event.id);
  const count = (state.get(cloudTables.readCount, only) ?? 0) + 1;
  const forgotten = count < rememberedReads + forgottenAtOnce ? [] : [...state.list(cloudTables.reads, { limit: count - rememberedReads })];
  state.put(cloudTables.readCount, only, count - forgotten.length);
  for (const { key, value } of forgotten) {
    state.remove(cloudTables.reads, key);
    state.remove(cloudTables.journal, key);
    state.remove(cloudTables.eventNumbers, [value]);
  }
}
