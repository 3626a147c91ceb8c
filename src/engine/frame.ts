import type { CallSource } from '../kernel/call-source.ts';
import type { DataSource } from '../kernel/data-source.ts';
import type { Authentication } from '../kernel/journal.ts';
import type { Principal } from '../kernel/principal.ts';
import type { Head } from './cloud-tables.ts';
import type { EventDraft } from './journal.ts';
import type { Loaded } from './loader.ts';
import type { CompiledPolicies } from './policies.ts';
import type { Sealing } from './sealing.ts';

/** What all calls of one transaction share: an outer call with the calls it makes in turn. */
export interface Frame {
  readonly seed: string;
  readonly homeAccountId: string;
  readonly sealing: Sealing;
  readonly data: DataSource;
  readonly policies: CompiledPolicies;
  /** The cloud's time, the same for all of them. */
  readonly now: number;
  readonly instantStateChanges: boolean;
  /** Gives the next event's number. */
  takeNumber(): number;
  readonly drafts: EventDraft[];
  /** Where the journal ended before. */
  readonly head: Head;
}

/** A call as the second phase meets it: who calls is known, bodies are taken in. */
export interface Invocation {
  readonly loaded: Loaded;
  readonly region: string;
  readonly principal: Principal;
  readonly authentication: Authentication;
  readonly source: CallSource;
  readonly input: Readonly<Record<string, unknown>>;
  readonly parent?: number;
}
