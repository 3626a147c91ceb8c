import { messages } from '../../../messages/learn/lesson/en.ts';
import { interrupted, type WatchingTerminal } from '../../shell/terminal/terminal.ts';
import { type AttemptPlace, lessonPlace, type OpenAttempt, openAttempt } from './attempts.ts';
import { type Lesson, lessons } from './catalog.ts';
import type { LessonDeps } from './deps.ts';
import { Screen } from './screen.ts';
import { manualSetting, type Outcome, Session } from './session.ts';
import { news, readLine, sayWhereToWork } from './watch.ts';
import { runWord } from './words/words.ts';

/** How one sits at a lesson. */
export interface Sitting {
  readonly place: AttemptPlace;
  /** What stands above it, such as `Lesson 1: Who am I?`. */
  readonly header: string;
  /** The work is done in other terminals, too: what happens there is told as it does. */
  readonly watch: boolean;
  /** What is said to whoever leaves before the end. */
  readonly left: string;
  /** Said before the first step of a new attempt. */
  advice(): Promise<readonly string[]>;
  /** The lesson that Enter leads to at the end; `undefined` where there is none. */
  following(): Promise<Lesson | undefined>;
  /** Said when it is finished and nothing follows. */
  readonly finished: readonly string[];
}

/** Plays a lesson at the prompt. Gives the lesson to go on with, when the learner finished and wants one. */
export const playLesson = (deps: LessonDeps, lesson: Lesson, terminal: WatchingTerminal, watch = false): Promise<Lesson | undefined> =>
  play(
    deps,
    {
      place: lessonPlace(deps, lesson.folder),
      header: messages.header(lesson.place, lesson.scenario.title),
      watch,
      left: messages.left(lesson.scenario.id),
      advice: () => adviceOn(deps, lesson),
      following: () => following(deps, lesson),
      finished: messages.courseDone,
    },
    terminal,
  );

/** Plays what one sits at, until it is left. */
export async function play(deps: LessonDeps, sitting: Sitting, terminal: WatchingTerminal): Promise<Lesson | undefined> {
  const screen = new Screen(deps.io, deps.plain);
  let anew = false;
  for (;;) {
    const open = await openAttempt(deps, sitting.place, anew);
    const end = await sit(deps, sitting, open, screen, terminal);
    if (end === 'finished') return sitting.following();
    if (end === 'leave') {
      if (open.attempt.progress.phase !== 'finished') {
        screen.prose(sitting.left);
        if (!sitting.watch) screen.prose(messages.fromHereOn);
      }
      return undefined;
    }
    anew = true;
  }
}

/** The lesson that follows; after the last one, the first that was not done. */
async function following(deps: LessonDeps, { place }: Lesson): Promise<Lesson | undefined> {
  const all = await lessons(deps);
  return all.find((lesson) => lesson.place === place + 1) ?? all.find((lesson) => lesson.place !== place && !lesson.standing.finished);
}

async function sit(deps: LessonDeps, sitting: Sitting, open: OpenAttempt, screen: Screen, terminal: WatchingTerminal): Promise<Outcome | 'finished'> {
  const { attempt, folder } = open;
  const manual = (await deps.settings()).get(manualSetting) === true;
  const session = new Session({ deps, attempt, folder, cloudName: sitting.place.name, screen, terminal, manual, watch: sitting.watch, word: runWord });
  await begin(session, sitting, open.resumed);
  let interruptions = 0;
  for (;;) {
    if (!(await attempt.proceed(session))) return 'leave';
    await showEnd(session, sitting);
    const line = await readLine(session, sitting.watch);
    if (line === undefined) return 'leave';
    if (line === news) continue;
    if (line === interrupted) {
      // What gives up a command that was begun does not follow the Ctrl-C before it.
      interruptions = session.gaveUp ? 1 : interruptions + 1;
      if (interruptions > 1) return 'leave';
      screen.prose(messages.interrupted);
      continue;
    }
    interruptions = 0;
    const outcome = await obey(session, line.trim());
    if (outcome !== 'stay') return outcome;
  }
}

async function begin(session: Session, sitting: Sitting, resumed: boolean): Promise<void> {
  const { attempt, display } = session;
  display.line();
  display.sides(sitting.header, messages.headerWords);
  if (sitting.watch) sayWhereToWork(session);
  if (!resumed) for (const sentence of await sitting.advice()) display.prose(sentence);
  if (resumed) {
    display.line(messages.welcomeBack);
    // A step that has not begun to be told begins by itself.
    if (attempt.progress.phase !== 'opening' || attempt.progress.beat > 0) await attempt.resume(session);
  }
}

/** Names the lessons that should come before this one, where they were not done. */
async function adviceOn(deps: LessonDeps, { scenario }: Lesson): Promise<readonly string[]> {
  const missing = (await lessons(deps)).filter((other) => scenario.requires?.includes(other.scenario.id) && !other.standing.finished);
  return missing.map((other) => messages.comesAfter(other.scenario.title, other.scenario.id));
}

/** Does what a line says. */
async function obey(session: Session, line: string): Promise<Outcome | 'finished'> {
  const { attempt, display, deps } = session;
  // What was copied with its prompt is meant without it.
  const text = line.replace(/^(SIM \S+ \S+> |\$ )\s*/, '');
  if (text === '') {
    if (attempt.progress.phase === 'finished') return 'finished';
    if (attempt.progress.phase === 'working') display.prose(messages.notDone);
    attempt.next();
    return 'stay';
  }
  const outcome = await runWord(text, session);
  if (outcome !== undefined) return outcome;
  const [first = '', second] = text.split(/\s+/);
  if (first === 'aws' || first === 'nimbi') await session.run(text);
  else if (second !== undefined && (first === 's3api' || deps.models.service(first) !== undefined)) display.prose(messages.beginWithAws(text));
  else display.prose(messages.unknown(text.length > 40 ? `${text.slice(0, 37)}...` : text));
  return 'stay';
}

/** Says what Enter does, when a step or the lesson is done. */
async function showEnd(session: Session, { following: next, finished }: Sitting): Promise<void> {
  const { attempt, display } = session;
  const { phase, step } = attempt.progress;
  if (phase !== 'done' && phase !== 'finished') return;
  const isNew = session.endShown !== `${phase} ${step}`;
  if (!isNew && !session.ranSince) return;
  session.endShown = `${phase} ${step}`;
  session.ranSince = false;
  if (isNew && phase === 'finished') await showLast(session);
  const lesson = phase === 'done' ? undefined : await next();
  if (isNew && phase === 'finished' && !lesson) for (const line of finished) display.line(line);
  const enter = lesson ? messages.enterNextLesson(lesson.place, lesson.scenario.title) : phase === 'done' ? messages.enterStep(step + 2) : messages.enterLeave;
  display.line(display.color.dim(enter));
}

/** Says what remains of a lesson. */
async function showLast({ attempt, display }: Session): Promise<void> {
  const { scenario } = attempt;
  const { remember, cost, explore } = await attempt.filled(scenario.ends);
  display.line();
  display.line(display.color.bold(messages.finished(scenario.title)));
  display.prose(messages.remember(remember));
  display.prose(messages.cost(cost));
  display.prose(messages.explore(explore));
  display.prose(messages.words(scenario.teaches));
  display.line(messages.inCode);
}
