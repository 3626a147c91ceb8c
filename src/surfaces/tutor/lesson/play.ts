import { messages } from '../../../messages/learn/lesson/en.ts';
import { interrupted, type Terminal } from '../../shell/terminal/terminal.ts';
import { type OpenAttempt, openAttempt } from './attempts.ts';
import { type Lesson, lessons } from './catalog.ts';
import type { LessonDeps } from './deps.ts';
import { Screen } from './screen.ts';
import { type Outcome, Session } from './session.ts';
import { runWord } from './words/words.ts';

/** Plays a lesson at the prompt. Gives the lesson to go on with, when the learner finished and wants one. */
export async function playLesson(deps: LessonDeps, lesson: Lesson, terminal: Terminal): Promise<Lesson | undefined> {
  const screen = new Screen(deps.io, deps.plain);
  let anew = false;
  for (;;) {
    const open = await openAttempt(deps, lesson.folder, anew);
    const end = await sit(deps, lesson, open, screen, terminal);
    if (end === 'finished') return following(deps, lesson);
    if (end === 'leave') {
      if (open.attempt.progress.phase !== 'finished') screen.line(messages.left(lesson.scenario.id));
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

async function sit(deps: LessonDeps, lesson: Lesson, open: OpenAttempt, screen: Screen, terminal: Terminal): Promise<Outcome | 'finished'> {
  const { attempt, folder, resumed } = open;
  const session = new Session({ deps, attempt, folder, screen, terminal, word: runWord });
  screen.line();
  screen.sides(messages.header(lesson.place, lesson.scenario.title), messages.headerWords);
  if (!resumed) await adviseOrder(deps, lesson, screen);
  if (resumed) {
    screen.line(messages.welcomeBack);
    // A step that has not begun to be told begins by itself.
    if (attempt.progress.phase !== 'opening' || attempt.progress.beat > 0) await attempt.resume(session);
  }
  let interruptions = 0;
  for (;;) {
    if (!(await attempt.proceed(session))) return 'leave';
    await showEnd(session, lesson);
    const line = await session.readCommand();
    if (line === undefined) return 'leave';
    if (line === interrupted) {
      interruptions += 1;
      if (interruptions > 1) return 'leave';
      screen.line(messages.interrupted);
      continue;
    }
    interruptions = 0;
    const outcome = await obey(session, line.trim());
    if (outcome !== 'stay') return outcome;
  }
}

/** Names the lessons that should come before this one, where they were not done. */
async function adviseOrder(deps: LessonDeps, { scenario }: Lesson, screen: Screen): Promise<void> {
  const missing = (await lessons(deps)).filter((other) => scenario.requires?.includes(other.scenario.id) && !other.standing.finished);
  for (const other of missing) screen.prose(messages.comesAfter(other.scenario.title, other.scenario.id));
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
async function showEnd(session: Session, lesson: Lesson): Promise<void> {
  const { attempt, display } = session;
  const { phase, step } = attempt.progress;
  if (phase !== 'done' && phase !== 'finished') return;
  const isNew = session.endShown !== `${phase} ${step}`;
  if (!isNew && !session.ranSince) return;
  session.endShown = `${phase} ${step}`;
  session.ranSince = false;
  if (isNew && phase === 'finished') await showLast(session, lesson);
  const next = phase === 'done' ? undefined : await following(session.deps, lesson);
  if (isNew && phase === 'finished' && !next) for (const line of messages.courseDone) display.line(line);
  const enter = next ? messages.enterNextLesson(next.place, next.scenario.title) : phase === 'done' ? messages.enterStep(step + 2) : messages.enterLeave;
  display.line(display.color.dim(enter));
}

/** Says what remains of a lesson. */
async function showLast({ attempt, display }: Session, lesson: Lesson): Promise<void> {
  const { remember, cost, explore } = await attempt.filled(attempt.scenario.ends);
  display.line();
  display.line(display.color.bold(messages.finished(lesson.scenario.title)));
  display.prose(messages.remember(remember));
  display.prose(messages.cost(cost));
  display.prose(messages.explore(explore));
  display.prose(messages.words(attempt.scenario.teaches));
  display.line(messages.inCode);
}
