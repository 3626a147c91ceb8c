import { nearest } from '../../../kernel/nearest.ts';
import { ScenarioError } from '../../../learn/format/problem.ts';
import { learnMessages as words } from '../../../messages/tutor/learn.ts';
import { interrupted, type WatchingTerminal } from '../../shell/terminal/terminal.ts';
import { findLesson, type Lesson, lessons, nextLesson } from '../lesson/catalog.ts';
import { lessonRecords, lessonTable } from '../lesson/list.ts';
import { narrate } from '../lesson/narrate.ts';
import { playLesson } from '../lesson/play.ts';
import { exportProgress, importProgress } from '../lesson/progress-file.ts';
import { manualSetting } from '../lesson/session.ts';
import type { Subject } from '../scenario/subject.ts';
import { exitCodes, type Run, type Verb, VerbError } from '../verb.ts';

interface Options {
  readonly list?: boolean;
  readonly output: string;
  readonly watch?: boolean;
  readonly manual?: boolean;
}

/** `nimbi learn`. */
export const learnVerb: Verb = {
  build(command, run) {
    command
      .description(words.summary)
      .argument('[lesson]', words.lesson)
      .option('--list', words.list)
      .option('--output <format>', words.output, 'text')
      .option('--watch', words.watch)
      .option('--manual', words.manual)
      .action(async (lesson: string | undefined, options: Options) => withMistakes(() => learn(run, lesson, options)));
    const progress = command.command('progress').description(words.progress);
    progress
      .command('export <file>')
      .description(words.exportProgress)
      .option('--yes', words.yes)
      .action(async (file: string, { yes = false }: { readonly yes?: boolean }) => withMistakes(() => exportProgress(run, file, yes)));
    progress
      .command('import <file>')
      .description(words.importProgress)
      .action(async (file: string) => withMistakes(() => importProgress(run, file)));
  },
};

/** A lesson's file with mistakes is told as it is. */
async function withMistakes(does: () => Promise<void>): Promise<void> {
  try {
    await does();
  } catch (error) {
    if (error instanceof ScenarioError) throw new VerbError(words.broken(error.message), exitCodes.general);
    throw error;
  }
}

/** What the menu's first choice does: a lesson, or the list of all. */
export const learnFromMenu = (run: Run, lesson: string | undefined): Promise<void> => learn(run, lesson, { output: 'text' });

async function learn(run: Run, name: string | undefined, { list = false, output, watch = false, manual = false }: Options): Promise<void> {
  if (output !== 'text' && output !== 'json') throw new VerbError(words.badOutput(output));
  const deps = run.deps.lessons();
  const all = await lessons(deps);
  const lesson = name === undefined ? undefined : findLesson(all, name);
  if (name !== undefined && !lesson) {
    const { ownSubject } = await import('../scenario/subject.ts');
    const own = ownSubject(name, deps.data, deps.io.cwd);
    if (own) return learnFolder(run, name, own, { watch, manual });
    const ids = all.map(({ scenario }) => scenario.id);
    throw new VerbError(words.unknown(name, nearest(name, ids)));
  }
  if (output === 'json') return run.say(JSON.stringify(lessonRecords(all), undefined, 2));
  if (list) return run.say(lessonTable(all, run.style));
  if (!run.interactive) {
    if (watch || manual) throw new VerbError(words.needsTerminal);
    if (lesson) run.exitCode = await narrate(lesson.scenario.id, deps);
    else await run.say(`${lessonTable(all, run.style)}\n${words.without}`);
    return;
  }
  if (manual) (await deps.settings()).set(manualSetting, true);
  await atPrompt(run, all, lesson, watch);
}

/** A folder that somebody wrote, which is no lesson of the course. */
async function learnFolder(run: Run, name: string, own: Subject, { watch, manual }: { readonly watch: boolean; readonly manual: boolean }): Promise<void> {
  if (!run.interactive && (watch || manual)) throw new VerbError(words.needsTerminal);
  if (manual) (await run.deps.lessons().settings()).set(manualSetting, true);
  const { learnOwn } = await import('../scenario/learn-own.ts');
  await learnOwn(run, name, own, watch);
}

async function atPrompt(run: Run, all: readonly Lesson[], given: Lesson | undefined, watch: boolean): Promise<void> {
  const deps = run.deps.lessons();
  const terminal = deps.openTerminal();
  try {
    let lesson = given ?? (await choose(run, all, terminal));
    while (lesson) lesson = await playLesson(deps, lesson, terminal, watch);
  } finally {
    terminal.close();
  }
}

async function choose(run: Run, all: readonly Lesson[], terminal: WatchingTerminal): Promise<Lesson | undefined> {
  if (all.length === 0) throw new VerbError(words.none, exitCodes.general);
  const preset = nextLesson(all);
  await run.say(lessonTable(all, run.style));
  if (!preset) await run.say(words.allDone);
  for (;;) {
    const line = await terminal.readLine(words.choice(preset?.place));
    if (line === interrupted) run.exitCode = exitCodes.interrupted;
    if (typeof line !== 'string') return undefined;
    const text = line.trim();
    if (text === '') return preset;
    if (/^(q|quit|exit)$/.test(text)) return undefined;
    const lesson = findLesson(all, text);
    if (lesson) return lesson;
    await run.say(words.badChoice(all.length));
  }
}
