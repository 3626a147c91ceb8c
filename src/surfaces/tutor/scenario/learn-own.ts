import { createHash } from 'node:crypto';
import { type LoadedScenario, loadScenario } from '../../../learn/format/load.ts';
import { ScenarioError } from '../../../learn/format/problem.ts';
import { loadSolutions } from '../../../learn/lab-script.ts';
import { messages } from '../../../messages/learn/lesson/en.ts';
import { scenarioMessages as words } from '../../../messages/tutor/scenario/en.ts';
import type { AttemptPlace } from '../lesson/attempts.ts';
import type { LessonDeps } from '../lesson/deps.ts';
import { narrateBy } from '../lesson/narrate.ts';
import { play } from '../lesson/play.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';
import type { Subject } from './subject.ts';

/** Lets the author of a folder do it as a lesson; without a terminal, tells it. @param name the folder, as it was typed */
export async function learnOwn(run: Run, name: string, subject: Subject, watch: boolean): Promise<void> {
  const deps = run.deps.lessons();
  const loaded = load(deps, subject);
  if (!run.interactive) {
    const [solution] = loadSolutions(subject.data, subject.folder);
    if (!solution) throw new VerbError(words.noSolution(name), exitCodes.general);
    run.exitCode = await narrateBy(solution, loaded, deps);
    return;
  }
  const terminal = deps.openTerminal();
  try {
    const sitting = { place: placeOf(deps, subject, loaded), header: loaded.scenario.title, watch, left: messages.left(name), finished: [] };
    await play(deps, { ...sitting, advice: async () => [], following: async () => undefined }, terminal);
  } finally {
    terminal.close();
  }
}

/** An attempt goes on as long as the scenario stays as it is: an author changes it between two. */
function placeOf(deps: LessonDeps, { id }: Subject, loaded: LoadedScenario): AttemptPlace {
  const digest = createHash('sha256').update(JSON.stringify(loaded.scenario)).digest('hex').slice(0, 8);
  return { loaded, name: `own-${id}`, setting: `learn.own.${id}.${digest}`, enrolment: {}, newSeed: () => deps.newSeed() };
}

function load({ version }: LessonDeps, { data, folder, shown }: Subject): LoadedScenario {
  try {
    return loadScenario(data, folder, version);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw new VerbError(words.broken(error.problems.map((problem) => ({ ...problem, file: shown(problem.file) }))), exitCodes.general);
  }
}
