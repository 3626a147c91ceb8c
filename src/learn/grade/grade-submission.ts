import { eventHash } from '../../engine/journal.ts';
import { AwsError } from '../../kernel/aws-error.ts';
import type { JournalEvent } from '../../kernel/journal.ts';
import { isInRange } from '../format/engine-range.ts';
import type { LoadedScenario } from '../format/load.ts';
import { type Score, scoreOf } from '../score.ts';
import { readSubmission } from '../submission/read-submission.ts';
import type { Submission } from '../submission/submission.ts';
import { problemOf, SubmissionError, type SubmissionProblem } from '../submission/submission-error.ts';
import { drawVariables } from '../variants.ts';
import { type NewParts, type Restarted, restart } from './restart.ts';
import { type Moment, momentOf, mostMoments } from './timeline.ts';
import { type Traits, traitsOf } from './variant-words.ts';
import { type StepStanding, Walk } from './walk.ts';

/** What all submissions of a class are held to. */
export interface Rubric {
  /** The scenario as it was handed out: the start is made by it. */
  readonly scenario: LoadedScenario;
  /** The scenario whose checks count: the same one, or a later version of it when grading again. */
  readonly checks: LoadedScenario;
  /** What was handed out with the lab; absent where that is not looked at. */
  readonly nonce?: string;
}

/** What grading works with. */
export interface GradingBench {
  readonly rubric: Rubric;
  /** This program's version. */
  readonly engine: string;
  readonly newParts: NewParts;
}

/** How far an attempt came in a step. */
export interface GradedStep {
  readonly id: string;
  readonly title: string;
  readonly standing: StepStanding;
}

/** A mark, with all that it rests on. */
export interface GradedAttempt {
  /** The student that the journal names. */
  readonly student?: string;
  readonly seed: string;
  /** The hash of the journal's last event: two submissions with the same one are the same. */
  readonly head: string;
  readonly events: number;
  readonly score: Score;
  readonly steps: readonly GradedStep[];
  readonly timeline: readonly Moment[];
  /** How many moments the timeline leaves out at its end. */
  readonly untold: number;
  readonly firstWrongTurn?: Moment;
  readonly traits: Traits;
}

/** A mark, or why there is none. */
export type Grading =
  | { readonly ok: true; readonly attempt: GradedAttempt }
  | { readonly ok: false; readonly problem: SubmissionProblem; readonly student?: string };

/**
 * Grades what was handed in, which anybody may have written: the start is made anew from the teacher's scenario, the rest of the journal is
 * done again on it, event by event, and what is judged is the cloud that comes of that. Whatever is wrong with it is a result.
 */
export async function gradeSubmission(bench: GradingBench, packed: Uint8Array): Promise<Grading> {
  let submission: Submission | undefined;
  try {
    submission = readSubmission(packed);
    return { ok: true, attempt: await grade(bench, submission) };
  } catch (error) {
    const student = submission?.student;
    const problem = error instanceof SubmissionError ? error.problem : problemOf('unreadable', error instanceof Error ? error.message : String(error));
    return { ok: false, problem, ...(student !== undefined && { student }) };
  }
}

async function grade({ rubric, engine, newParts }: GradingBench, submission: Submission): Promise<GradedAttempt> {
  if (!isInRange(engine, `>=${submission.engine}`)) throw new SubmissionError('newerEngine', submission.engine, engine);
  const world = await restart(newParts, rubric.scenario.scenario, submission);
  const { begun } = world;
  if (
    begun.scenario !== submission.scenario ||
    begun.version !== submission.version ||
    begun.student !== submission.student ||
    begun.nonce !== submission.nonce
  ) {
    throw new SubmissionError('headerDiffers');
  }
  if (rubric.nonce !== undefined && begun.nonce !== rubric.nonce) throw new SubmissionError(begun.nonce === undefined ? 'noNonce' : 'otherNonce');
  try {
    return await walk(rubric.checks, submission, world);
  } finally {
    await world.cloud.close();
  }
}

async function walk(loaded: LoadedScenario, submission: Submission, world: Restarted): Promise<GradedAttempt> {
  const { scenario } = loaded;
  const { events, facts, head, student } = submission;
  const path = new Walk(loaded, world);
  const moments: Moment[] = [];
  for (const group of outerEvents(events, world.after)) {
    const [event] = group;
    const happening = await path.before(event);
    await replayGroup(world, group);
    await path.after(event, happening);
    const moment = momentOf(world.cloud, event, happening);
    if (moment) moments.push(moment);
  }
  await path.end();
  const steps = await path.attempt().filled(scenario.steps);
  const score = scoreOf({ steps }, path.judged, path.hints);
  const firstWrongTurn = wrongTurn(moments, score);
  return {
    ...(student !== undefined && { student }),
    seed: facts.seed,
    head,
    events: events.length,
    score,
    steps: steps.map(({ id, title }) => ({ id, title, standing: path.standingOf(id) })),
    timeline: moments.slice(0, mostMoments),
    untold: Math.max(0, moments.length - mostMoments),
    ...(firstWrongTurn && { firstWrongTurn }),
    traits: traitsOf(scenario, drawVariables(scenario, facts.seed), events, world.after),
  };
}

type Group = readonly [JournalEvent, ...JournalEvent[]];

/** Outer events, each with the nested calls that come with it. */
function* outerEvents(events: readonly JournalEvent[], after: number): Generator<Group> {
  let group: [JournalEvent, ...JournalEvent[]] | undefined;
  for (let index = after; index < events.length; index += 1) {
    const event = events[index];
    if (event === undefined) return;
    if (event.kind === 'call' && event.parent !== undefined && group) {
      group.push(event);
      continue;
    }
    if (group) yield group;
    group = [event];
  }
  if (group) yield group;
}

/** Makes events again. @throws SubmissionError where that does not come out as it was recorded, to the byte */
async function replayGroup(world: Restarted, group: Group): Promise<void> {
  const [event] = group;
  const before = world.cloud.events({ limit: 1 })[0];
  const wasEdited = group.find((recorded) => eventHash(withoutHash(recorded)) !== recorded.hash);
  if (wasEdited) throw new SubmissionError('edited', wasEdited.number);
  if (event.time < (before?.time ?? 0)) throw new SubmissionError('divergent', event.number);
  try {
    await world.replay(event);
  } catch (error) {
    const known = error instanceof AwsError || error instanceof Error;
    throw new SubmissionError('notReplayable', event.number, known ? error.message : String(error));
  }
  const made = world.cloud.events({ limit: 1 })[0];
  if (made?.hash !== group.at(-1)?.hash) throw new SubmissionError('divergent', event.number);
}

function withoutHash({ hash: _hash, ...event }: JournalEvent): Omit<JournalEvent, 'hash'> {
  return event;
}

/** The first refusal of a call of the learner's that no passed check rests on: some lessons ask for refusals. */
function wrongTurn(moments: readonly Moment[], { checks }: Score): Moment | undefined {
  const wanted = new Set(checks.flatMap(({ passed, evidence }) => (passed ? evidence : [])));
  return moments.find(({ kind, refused, number }) => kind === 'call' && refused !== undefined && !wanted.has(number));
}
