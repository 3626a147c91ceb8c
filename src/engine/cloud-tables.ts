import type { JournalEvent } from '../kernel/journal.ts';
import { defineTable, type Key } from '../kernel/state.ts';
import type { CloudClock, CloudFacts } from './cloud.ts';
import type { Write } from './overlay.ts';

/** The version of what a cloud keeps in its store. Raised when its meaning changes; a newer one is refused, an older one migrated. */
export const cloudFormat = 1;

/** Where the journal ends: the latest event. */
export interface Head {
  readonly number: number;
  readonly hash: string;
  readonly time: number;
}

/** Rows a write changed, as they were before it, so that it can be taken back. `value` is null where there was no row. */
export type BeforeImages = readonly { readonly table: string; readonly key: Key; readonly value: NonNullable<Write['value']> | null }[];

/** The engine's own tables, beside those of the services. */
export const cloudTables = {
  facts: defineTable<Omit<CloudFacts, 'clock'>>('cloud.facts'),
  clock: defineTable<CloudClock>('cloud.clock'),
  head: defineTable<Head>('cloud.head'),
  /** Key: `[number]`, padded so that text order is number order. */
  journal: defineTable<JournalEvent>('cloud.journal'),
  eventNumbers: defineTable<number>('cloud.event-numbers'),
  /** The reads that may be forgotten, oldest first: only in clouds whose journal is bounded. */
  reads: defineTable<string>('cloud.reads'),
  readCount: defineTable<number>('cloud.read-count'),
  beforeImages: defineTable<BeforeImages>('cloud.before-images'),
  /** Bodies of at most 16 KiB, base64, by SHA-256. */
  bodies: defineTable<string>('cloud.bodies'),
} as const;

/** The key of the tables that hold one row. */
export const only: Key = ['only'];

/** An event's key: its number with leading zeros, so that keys are in the journal's order. */
export const eventKey = (number: number): Key => [String(number).padStart(12, '0')];
