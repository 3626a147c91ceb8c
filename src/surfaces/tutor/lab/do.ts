import type { Cloud } from '../../../engine/cloud.ts';
import type { JsonObject } from '../../../kernel/json.ts';
import type { Attempt, Checked } from '../../../learn/attempt.ts';
import { type Audience, type Judged, silentAudience } from '../../../learn/audience.ts';
import { toldFailure } from '../../../learn/feedback.ts';
import { readHappening } from '../../../learn/happening.ts';
import { hasChanged } from '../../../learn/journal-end.ts';
import { workloadSurface } from '../../../learn/sources.ts';
import { messages } from '../../../messages/learn/lesson/en.ts';
import { labMessages as words } from '../../../messages/tutor/lab/en.ts';
import type { OpenAttempt } from '../lesson/attempts.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';
import { LabTeller } from './lab-teller.ts';
import { enrolmentOf, type Lab } from './labs.ts';
import { screenOf, startedAttempt } from './start.ts';

/** Judges the step under way, and goes on to the next where it is done. */
export async function checkLab(run: Run, lab: Lab, json: boolean): Promise<void> {
  const open = await startedAttempt(lab);
  const { attempt } = open;
  const teller = new LabTeller(run, screenOf(run), open);
  const went = await goOn(attempt, json ? silent(open) : teller);
  if (json) await run.say(JSON.stringify(await checkRecord(lab, attempt, went), undefined, 2));
  else await tell(run, lab, open, teller, went);
  if (!went.done) run.exitCode = exitCodes.failed;
}

/** Answers the question that waits, and goes on. */
export async function answerLab(run: Run, lab: Lab, answer: string): Promise<void> {
  const open = await startedAttempt(lab);
  if (open.attempt.progress.phase !== 'opening') throw new VerbError(words.noQuestion, exitCodes.failed);
  await open.attempt.proceed(new LabTeller(run, screenOf(run), open, [answer]));
}

/** What came of going on. */
interface Went {
  /** Whether the step under way passed, or there was none left. */
  readonly done: boolean;
  readonly checked?: Checked;
}

async function goOn(attempt: Attempt, audience: Audience): Promise<Went> {
  // A question may wait.
  if (!(await attempt.proceed(audience))) return { done: false };
  let checked: Checked | undefined;
  if (attempt.progress.phase === 'working') {
    if (hasChanged(attempt.cloud, lastArrival(attempt.cloud))) await attempt.changed(audience);
    checked = await attempt.check(audience);
    if (checked.kind !== 'over') return { done: false, checked };
  }
  while (attempt.progress.phase === 'done') {
    attempt.next();
    await attempt.proceed(audience);
  }
  return { done: checked?.kind !== 'over' || checked.passed, ...(checked && { checked }) };
}

/** The number of the last event after which no request has waited for the learner: a program's call, or the beginning of the turn. */
function lastArrival(cloud: Cloud): number {
  const events = cloud.events({ order: 'newest' });
  const isArrival = (event: (typeof events)[number]): boolean =>
    event.kind === 'call' ? event.source.surface === workloadSurface : event.kind === 'attempt' && readHappening(event.happening)?.what === 'turn';
  return events.find(isArrival)?.number ?? 0;
}

async function tell(run: Run, lab: Lab, open: OpenAttempt, teller: LabTeller, { checked }: Went): Promise<void> {
  const { attempt } = open;
  const screen = screenOf(run);
  if (checked?.kind === 'notYet') teller.notYet(checked.judged);
  if (checked?.kind === 'notYet' && checked.left !== undefined) screen.line(messages.attemptsLeft(checked.left));
  if (checked?.kind === 'timeUp') screen.prose(messages.timeUp);
  const isOver = attempt.progress.phase === 'finished';
  if (!isOver && checked?.kind !== 'timeUp') return;
  if (isOver) {
    const { remember, cost, explore } = await attempt.filled(attempt.scenario.ends);
    screen.line();
    screen.line(screen.color.bold(words.finished(attempt.scenario.title)));
    for (const text of [messages.remember(remember), messages.cost(cost), messages.explore(explore)]) screen.prose(text);
  }
  screen.line(words.handIn((await enrolmentOf(lab))?.student));
}

async function checkRecord(lab: Lab, attempt: Attempt, { done, checked }: Went): Promise<JsonObject> {
  const judged = checked?.kind === 'notYet' ? checked.judged : [];
  return {
    ...(await statusRecord(lab, attempt)),
    done,
    checks: judged.map((one) => checkedRecord(one, attempt)),
    ...(checked?.kind === 'notYet' && checked.left !== undefined && { attemptsLeft: checked.left }),
  };
}

function checkedRecord({ check, verdict }: Judged, { rules }: Attempt): JsonObject {
  const { id, name } = check;
  if (verdict === undefined) return { id, name, passed: null };
  if (verdict.passed) return { id, name, passed: true };
  const { why, ...told } = toldFailure(check, verdict, rules.feedback, words.nextHint);
  return { id, name, passed: false, ...told, why: [...why] };
}

/** Says how far a lab is. */
export async function labStatus(run: Run, lab: Lab, json: boolean): Promise<void> {
  const { attempt, folder } = await startedAttempt(lab);
  if (json) return run.say(JSON.stringify({ ...(await statusRecord(lab, attempt)), files: folder.path }, undefined, 2));
  const screen = screenOf(run);
  const { progress, step, scenario, rules, timeLeft } = attempt;
  const { student } = (await enrolmentOf(lab)) ?? {};
  screen.line(screen.color.bold(words.header(scenario.title, student)));
  screen.prose(
    progress.phase === 'finished' ? words.finished(scenario.title) : words.step(progress.step + 1, scenario.steps.length, (await attempt.filled(step)).title),
  );
  const { points, max } = visiblePoints(attempt);
  if (rules.feedback !== 'none') screen.prose(words.points(points, max));
  const { taken, cost } = hintsTaken(attempt);
  if (taken > 0) screen.prose(words.hints(taken, cost));
  if (timeLeft !== undefined) screen.prose(words.timeLeft(Math.ceil(timeLeft / 60_000)));
  screen.prose(words.place(`lab-${lab.id}`, folder.path));
}

async function statusRecord(lab: Lab, attempt: Attempt): Promise<JsonObject> {
  const { progress, scenario, step, rules } = attempt;
  const { student } = (await enrolmentOf(lab)) ?? {};
  const { points, max } = visiblePoints(attempt);
  return {
    lab: lab.id,
    ...(student !== undefined && { student }),
    cloud: `lab-${lab.id}`,
    phase: progress.phase,
    step: { id: step.id, title: (await attempt.filled(step)).title, place: progress.step + 1, of: scenario.steps.length },
    ...(rules.feedback !== 'none' && { points, max, passed: [...progress.passed] }),
    hints: { ...hintsTaken(attempt) },
  };
}

/** The points of what the learner sees. */
function visiblePoints({ scenario, progress }: Attempt): { readonly points: number; readonly max: number } {
  const seen = scenario.steps.flatMap(({ checks }) => checks.filter(({ visibility = 'visible' }) => visibility === 'visible'));
  const sum = (checks: typeof seen): number => checks.reduce((total, { points }) => total + points, 0);
  return { points: sum(seen.filter(({ id }) => progress.passed.includes(id))), max: sum(seen) };
}

function hintsTaken({ scenario, progress }: Attempt): { readonly taken: number; readonly cost: number } {
  const taken = scenario.steps.flatMap(({ id, hints = [] }) => hints.slice(0, Object.hasOwn(progress.hints, id) ? progress.hints[id] : 0));
  return { taken: taken.length, cost: taken.reduce((total, { cost = 0 }) => total + cost, 0) };
}

/** Gives the next hint; one that costs something, only where that is meant. */
export async function hintFor(run: Run, lab: Lab, yes: boolean, json: boolean): Promise<void> {
  const { attempt } = await startedAttempt(lab);
  const { step, progress, rules } = attempt;
  const taken = Object.hasOwn(progress.hints, step.id) ? (progress.hints[step.id] ?? 0) : 0;
  const cost = rules.hints ? (step.hints?.[taken]?.cost ?? 0) : 0;
  const isFree = cost === 0 || progress.phase === 'done' || progress.phase === 'finished';
  if (!isFree && !(await run.confirm(words.confirmHint(cost), yes))) return run.say(words.unchanged);
  const hint = await attempt.hint();
  if (json) return run.say(JSON.stringify(hint ?? null, undefined, 2));
  screenOf(run).prose(hint ? messages.hint(hint.number, hint.of, hint.cost, hint.text) : words.noHints);
}

/** Puts the starter files where they belong, and tells nobody of anything. */
const silent = ({ folder }: OpenAttempt): Audience => ({
  ...silentAudience,
  hand: (file, content) => {
    if (folder.read(file) === undefined) folder.write(file, content);
  },
});
