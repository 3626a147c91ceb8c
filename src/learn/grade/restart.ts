import { createAdmin } from '../../engine/admin.ts';
import { type CloudParts, createCloud } from '../../engine/open-cloud.ts';
import { type ContinuedReplay, continueReplay } from '../../engine/replay.ts';
import type { AttemptEvent, JournalEvent } from '../../kernel/journal.ts';
import { type Happening, readHappening } from '../happening.ts';
import { labSeed } from '../lab-seed.ts';
import type { Scenario } from '../scenario.ts';
import { makeStart } from '../start.ts';
import type { Submission, SubmissionFacts } from '../submission/submission.ts';
import { SubmissionError } from '../submission/submission-error.ts';
import { drawnAccount, drawVariables } from '../variants.ts';

/** The event with which an attempt begins. */
export type Begun = Extract<Happening, { readonly what: 'begun' }>;

/** A cloud as a scenario begins in it, and where in the submission's journal that is. */
export interface Restarted extends ContinuedReplay {
  readonly begun: Begun;
  /** The number of the event that says so. */
  readonly after: number;
}

/** All of a cloud's parts but the clock, new for each call: stores and blobs are in memory. */
export type NewParts = () => Omit<CloudParts, 'clock'>;

/**
 * Makes the start of a scenario anew, with a submission's seed and at the times of its journal, and holds the beginning of that journal to
 * it. Nothing of the student's is replayed yet: up to the event that begins the attempt, all comes from the teacher's scenario.
 * @throws SubmissionError where the journal begins otherwise
 */
export async function restart(newParts: NewParts, scenario: Scenario, { facts, events }: Pick<Submission, 'facts' | 'events'>): Promise<Restarted> {
  if (facts.journal !== 'everything') throw new SubmissionError('boundedJournal');
  const { event, begun } = beginningOf(events);
  if (begun.scenario !== scenario.id) throw new SubmissionError('otherScenario', begun.scenario, scenario.id);
  if (begun.version !== scenario.version) throw new SubmissionError('otherVersion', begun.version, scenario.version);
  const { seed, accountId } = facts;
  const { student, nonce } = begun;
  const enrolment = { ...(student !== undefined && { student }), ...(nonce !== undefined && { nonce }) };
  if (student !== undefined && seed !== labSeed(scenario.id, { ...enrolment, student })) throw new SubmissionError('otherSeed', student);
  if ((drawnAccount(scenario, seed) ?? accountId) !== accountId) throw new SubmissionError('otherAccount');
  const parts = newParts();
  const clock = recordedClock(
    facts,
    events,
    () => cloud?.facts.clock.advanced ?? 0,
    () => cloud?.events({ limit: 1 })[0]?.number ?? 0,
  );
  let cloud: Awaited<ReturnType<typeof createCloud>> | undefined;
  cloud = await createCloud({ ...parts, clock }, { seed, accountId, journal: 'everything', clock: { ...facts.clock, advanced: 0 } });
  const admin = await createAdmin(cloud);
  await makeStart(cloud, scenario, { ...drawVariables(scenario, seed), account: accountId }, admin, enrolment);
  const made = cloud.events({ order: 'oldest' });
  const differs = made.findIndex(({ hash }, index) => events[index]?.hash !== hash);
  if (differs >= 0 || made.length !== event.number) throw new SubmissionError('otherStart', differs >= 0 ? differs + 1 : made.length + 1);
  // From now on the time is that of the last event: what is judged is judged at that moment.
  return { ...continueReplay({ ...parts, clock: { now: () => facts.clock.madeAt } }), begun, after: event.number };
}

function beginningOf(events: readonly JournalEvent[]): { readonly event: AttemptEvent; readonly begun: Begun } {
  for (const event of events) {
    if (event.kind !== 'attempt') continue;
    const happening = readHappening(event.happening);
    if (happening?.what !== 'begun') break;
    return { event, begun: happening };
  }
  throw new SubmissionError('notBegun');
}

/** A machine's clock that shows, whenever the next event is made, what it must have shown when that was recorded. */
function recordedClock(
  { clock: { start, madeAt } }: SubmissionFacts,
  events: readonly JournalEvent[],
  advanced: () => number,
  last: () => number,
): CloudParts['clock'] {
  return {
    now: () => {
      const next = events[last()];
      if (next === undefined) return madeAt;
      const before = next.kind === 'clock' ? next.time - next.advancedBy : next.time;
      return madeAt + before - start - advanced();
    },
  };
}
