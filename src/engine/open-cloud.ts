import type { DataSource } from '../kernel/data-source.ts';
import type { JournalEvent } from '../kernel/journal.ts';
import { rootUser } from '../kernel/principal.ts';
import type { Models } from '../models/models.ts';
import type { Blobs } from '../ports/blobs.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import type { Registry } from '../services/registry.ts';
import { policyDocuments } from '../services/shared/policy-documents.ts';
import { adminKey } from './admin.ts';
import { bodyBytes } from './bodies.ts';
import { makeCall, makeCallAs, type Plant, rehearseCall } from './calls.ts';
import type { Cloud, CloudClock, CloudFacts } from './cloud.ts';
import { clockOf, cloudTime, movedForward } from './cloud-clock.ts';
import { cloudFormat, cloudTables, only } from './cloud-tables.ts';
import { headOf, journalReader } from './journal.ts';
import { createLoader } from './loader.ts';
import { readState, writableState } from './overlay.ts';
import { compiledPolicies } from './policies.ts';
import { rootPassword } from './root-password.ts';
import { sealing } from './sealing.ts';
import { seededIds } from './seeded-ids.ts';
import { transact } from './transaction.ts';

/** What the engine asks of the machine and of the program, for one cloud. */
export interface CloudParts {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly data: DataSource;
  readonly models: Models;
  readonly registry: Registry;
  /** True when every state change shall happen at once (`NIMBI_STATE_CHANGES=instant`). */
  readonly instantStateChanges?: boolean;
  /** Ends the use of store and blobs; the store's own `close` when absent. */
  readonly close?: () => Promise<void>;
}

/** A cloud's store can't be used by this program: what is wrong and what to do. */
export class CloudFormatError extends Error {
  override readonly name = 'CloudFormatError';
}

/**
 * Opens the cloud that a store holds.
 * @throws CloudFormatError where the store holds none, or one of a newer format
 */
export function openCloud(parts: CloudParts): Cloud {
  const facts = parts.store.read((rows) => readState(rows).get(cloudTables.facts, only));
  if (!facts) throw new CloudFormatError('This store holds no cloud.');
  if (facts.format > cloudFormat) {
    throw new CloudFormatError(`This cloud has format ${facts.format}; this nimbi reads formats up to ${cloudFormat}. Use a newer nimbi.`);
  }
  return cloudOver(plantOf(parts, facts), parts.close);
}

/**
 * Makes a cloud in an empty store: its first account, with what AWS gives a new one, and nothing in it.
 * @param facts what is fixed from now on; see {@link CloudFacts}
 */
export async function createCloud(parts: CloudParts, { clock, ...facts }: Omit<CloudFacts, 'format' | 'id'>): Promise<Cloud> {
  const lasting = { ...facts, format: cloudFormat, id: seededIds(facts.seed, 0, 'cloud').uuid() };
  await parts.store.transact((transaction) => {
    const state = writableState(transaction);
    state.put(cloudTables.facts, only, lasting);
    state.put(cloudTables.clock, only, clock);
  });
  const plant = plantOf(parts, lasting);
  const { createAccount } = await import('./accounts.ts');
  await createAccount(plant, await plant.loader.doors(), facts.accountId);
  return cloudOver(plant, parts.close);
}

/** All that a plant of a cloud is made of. */
export function plantOf(parts: CloudParts, facts: Plant['facts']): Plant {
  return {
    store: parts.store,
    blobs: parts.blobs,
    facts,
    data: parts.data,
    loader: createLoader(parts.registry, parts.models),
    sealing: sealing(facts.seed),
    policies: compiledPolicies(),
    machineNow: () => parts.clock.now(),
    instantStateChanges: parts.instantStateChanges ?? false,
  };
}

function cloudOver(plant: Plant, close = () => plant.store.close()): Cloud {
  const { store } = plant;
  const clockNow = (): CloudClock => store.read(clockOf);
  const now = (): number => Math.max(cloudTime(clockNow(), plant.machineNow()), store.read(headOf).time);
  const event = (number: number): JournalEvent | undefined => store.read((rows) => journalReader(rows).get(number));
  return {
    get facts() {
      return { ...plant.facts, clock: clockNow() };
    },
    call: (call) => makeCall(plant, call),
    callAs: (principal, method, call) => makeCallAs(plant, { principal, authentication: { method } }, call),
    signIn: async (attempt, around) => (await import('./sign-in.ts')).signIn(plant, now, attempt, around),
    rootPassword: () => rootPassword(plant.facts.seed),
    mfaCodes: async () => (await import('./mfa-codes.ts')).mfaCodes(plant, now()),
    rehearse: (call, as = rootUser(plant.facts.accountId)) => rehearseCall(plant, as, call),
    instanceCredentials: async (region, instanceId) => (await import('./instance-credentials.ts')).instanceCredentials(plant, region, instanceId),
    body: (ref, range) => bodyBytes((sha256) => store.read((rows) => readState(rows).get(cloudTables.bodies, [sha256])), plant.blobs, ref, range),
    probe: async (probe) => (await import('./probe.ts')).decideProbe(plant, now(), probe),
    policyDocument: (hash) => store.read((rows) => readState(rows).get(policyDocuments, [hash])),
    event,
    findEvent: (idOrNumber) => {
      const number = /^\d+$/.test(idOrNumber) ? Number(idOrNumber) : store.read((rows) => readState(rows).get(cloudTables.eventNumbers, [idOrNumber]));
      return number === undefined ? undefined : event(number);
    },
    events: (range) => store.read((rows) => [...journalReader(rows).events(range)]),
    now,
    adminKey: () => store.read((rows) => adminKey(readState(rows), plant.facts.accountId, plant.sealing)),
    simulated: (service) => plant.loader.simulated(service),
    advanceClock: (milliseconds) => advanceClock(plant, milliseconds),
    recordHappening: async (happening) => (await import('./attempt-events.ts')).recordHappening(plant, happening),
    undo: async () => (await import('./undo.ts')).undoLatest(plant),
    unusedBodies: async ({ remove = false } = {}) => (await import('./unused-bodies.ts')).unusedBodies(plant, remove),
    state: (look) => store.read((rows) => look(readState(rows))),
    close,
  };
}

/** Moves a cloud's clock forward; an event of its own, so that replay passes the same moments. */
export async function advanceClock(plant: Plant, advancedBy: number, recorded?: Parameters<typeof transact>[2]): Promise<void> {
  if (!Number.isSafeInteger(advancedBy) || advancedBy < 0) throw new RangeError('A clock moves forward by a whole number of milliseconds.');
  await transact(
    plant,
    (frame, transaction) => {
      writableState(transaction).put(cloudTables.clock, only, movedForward(clockOf(transaction), advancedBy, plant.machineNow()));
      const number = frame.takeNumber();
      frame.drafts.push({ kind: 'clock', number, id: seededIds(frame.seed, number, 'event').uuid(), time: frame.now + advancedBy, advancedBy });
      return { result: undefined };
    },
    recorded,
  );
}
