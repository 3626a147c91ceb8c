import { nearest } from '../../../kernel/nearest.ts';
import { ScenarioError } from '../../../learn/format/problem.ts';
import { listMessages } from '../../../messages/learn/lesson/en.ts';
import { interrupted, type Terminal } from '../../shell/terminal/terminal.ts';
import { type Lesson, lessons, nextLesson, trackOf, trackTitle } from './catalog.ts';
import type { LessonDeps } from './deps.ts';
import { narrate } from './narrate.ts';
import { playLesson } from './play.ts';
import { Screen } from './screen.ts';

/** Exit codes, as the AWS CLI has them. */
const exitCodes = { success: 0, usage: 252, general: 255 } as const;

/**
 * `nimbi learn [--list] [NAME]`: lists the lessons and goes on where one stopped, or plays one. Without a terminal a named lesson is narrated.
 * @param args the words after `learn`
 * @returns the exit code
 */
export async function learnCommand(args: readonly string[], deps: LessonDeps): Promise<number> {
  const flag = args.find((word) => word.startsWith('-') && word !== '--list' && word !== '--plain');
  if (flag !== undefined) return complain(deps, listMessages.unknownFlag(flag), exitCodes.usage);
  const name = args.find((word) => !word.startsWith('-'));
  try {
    const all = await lessons(deps);
    const lesson = name === undefined ? undefined : find(all, name);
    if (name !== undefined && !lesson) {
      const near = nearest(
        name,
        all.map(({ scenario }) => scenario.id),
      );
      return complain(deps, listMessages.unknown(name, near), exitCodes.usage);
    }
    const atTerminal = deps.io.stdin.isTTY && deps.io.stdout.isTTY;
    if (lesson && !atTerminal) return await narrate(lesson.scenario.id, deps);
    if (!atTerminal || args.includes('--list')) {
      list(all, deps);
      return exitCodes.success;
    }
    return await atPrompt(deps, all, lesson);
  } catch (error) {
    if (error instanceof ScenarioError) return complain(deps, listMessages.broken(error.message), exitCodes.general);
    throw error;
  }
}

/** By id, by `track/id`, or by its number in the list. */
const find = (all: readonly Lesson[], name: string): Lesson | undefined =>
  all.find(({ scenario, folder, place }) => scenario.id === name || folder === `scenarios/${name}` || String(place) === name);

async function atPrompt(deps: LessonDeps, all: readonly Lesson[], named: Lesson | undefined): Promise<number> {
  const terminal = deps.openTerminal();
  try {
    let lesson = named ?? (await choose(deps, all, terminal));
    while (lesson) lesson = await playLesson(deps, lesson, terminal);
    return exitCodes.success;
  } finally {
    terminal.close();
  }
}

async function choose(deps: LessonDeps, all: readonly Lesson[], terminal: Terminal): Promise<Lesson | undefined> {
  if (all.length === 0) return complainNone(deps);
  const preset = nextLesson(all);
  list(all, deps);
  if (!preset) await deps.io.stdout.write(`${listMessages.allDone}\n`);
  for (;;) {
    const line = await terminal.readLine(listMessages.choice(preset?.place));
    if (line === undefined || line === interrupted) return undefined;
    const text = line.trim();
    if (text === '') return preset;
    if (/^(q|quit|exit)$/.test(text)) return undefined;
    const lesson = find(all, text);
    if (lesson) return lesson;
    await deps.io.stdout.write(`${listMessages.badChoice(all.length)}\n`);
  }
}

function list(all: readonly Lesson[], deps: LessonDeps): void {
  const screen = new Screen(deps.io, deps.plain);
  let track = '';
  for (const { place, scenario, folder, standing } of all) {
    if (trackOf(folder) !== track) {
      track = trackOf(folder);
      screen.line(screen.color.bold(trackTitle(track)));
    }
    const { attempt, finished } = standing;
    const underWay = attempt && attempt.phase !== 'finished' ? listMessages.stepOf(attempt.step + 1, scenario.steps.length) : undefined;
    screen.line(listMessages.line(place, scenario.title, scenario.minutes, underWay ?? (finished ? listMessages.done : listMessages.nothing)));
  }
}

function complainNone(deps: LessonDeps): undefined {
  void deps.io.stderr.write(`${listMessages.none}\n`);
}

async function complain(deps: LessonDeps, sentence: string, code: number): Promise<number> {
  await deps.io.stderr.write(`${sentence}\n`);
  return code;
}
