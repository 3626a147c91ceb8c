import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Asked } from '../../../learn/audience.ts';
import { type LoadedScenario, loadScenario, scenarioFolders } from '../../../learn/format/load.ts';
import { type Hands, runScript } from '../../../learn/lab-run.ts';
import { type LabScript, loadSolutions } from '../../../learn/lab-script.ts';
import type { Step } from '../../../learn/scenario.ts';
import { learner } from '../../../learn/sources.ts';
import { messages, narrationMessages } from '../../../messages/learn/lesson/en.ts';
import { type OpenAttempt, openPassingAttempt } from './attempts.ts';
import { shortened } from './decode.ts';
import type { LessonDeps } from './deps.ts';
import { cutLongWords, fold } from './fold.ts';
import { askScript } from './phone.ts';
import { runCommand } from './run-command.ts';
import { Screen } from './screen.ts';
import { runScriptWord } from './script-word.ts';
import { Teller } from './teller.ts';
import { wrapLines } from './wrap.ts';

/**
 * Plays a lesson by its first solution and tells it, without a question: for those who have no terminal. It leaves nothing behind.
 * @param name the scenario's id
 * @returns 0, or 1 when the solution did not reach the end
 */
export async function narrate(name: string, deps: LessonDeps): Promise<number> {
  const scenarioFolder = scenarioFolders(deps.data).get(name);
  const [solution] = scenarioFolder === undefined ? [] : loadSolutions(deps.data, scenarioFolder);
  if (scenarioFolder === undefined || solution === undefined) throw new Error(`There is no scenario ${name} with a solution.`);
  return narrateBy(solution, loadScenario(deps.data, scenarioFolder, deps.version), deps);
}

/** The same for any scenario, by a script of one's own. */
export async function narrateBy(solution: LabScript, loaded: LoadedScenario, deps: LessonDeps): Promise<number> {
  const path = mkdtempSync(join(tmpdir(), 'nimbi-'));
  try {
    return await tell(deps, loaded, solution, path);
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** Tells what the script answers instead of asking. */
class Narrator extends Teller {
  /** A narration asks nobody: its script answers. */
  async ask(): Promise<undefined> {
    return undefined;
  }

  /** The commands come with their answers; only the goal is said before. */
  override turn({ goal }: Step): void {
    if (goal !== undefined) this.goal(goal);
  }

  answered(question: Asked, answer: string): void {
    this.put(question);
    this.screen.line(narrationMessages.answer(question.options?.find(({ id }) => id === answer)?.text ?? answer));
  }
}

async function tell(deps: LessonDeps, loaded: LoadedScenario, solution: LabScript, path: string): Promise<number> {
  const screen = new Screen(deps.io, deps.plain);
  const { attempt, folder } = await openPassingAttempt(deps, { loaded, enrolment: {}, newSeed: () => deps.newSeed() }, path);
  const { scenario, cloud } = attempt;
  try {
    screen.line(screen.color.bold(narrationMessages.title(scenario.title)));
    screen.prose(narrationMessages.intro);
    const narrator = new Narrator(screen, cloud, folder);
    const outcome = await runScript(attempt, solution, narratedHands(deps, narrator, { attempt, folder, screen }), narrator);
    if (!outcome.finished) {
      narrator.notYet(outcome.failed);
      return 1;
    }
    await tellEnd(screen, attempt);
    return 0;
  } finally {
    await cloud.close();
  }
}

interface Stage {
  readonly attempt: OpenAttempt['attempt'];
  readonly folder: OpenAttempt['folder'];
  readonly screen: Screen;
}

/** Hands that show what they do. */
function narratedHands(deps: LessonDeps, narrator: Narrator, { attempt: { cloud }, folder, screen }: Stage): Hands {
  const typing = (text: string, way: 'prompt' | 'shell' = 'prompt'): void => {
    screen.line();
    if (way === 'shell') screen.line(narrationMessages.inShell);
    screen.line(`SIM admin ${folder.region()}> ${text}`);
  };
  const asking = (typed: readonly string[]) => askScript(cloud, typed, (line) => screen.line(line));
  let lastAnswer = '';
  return {
    run: async (words, text, way, typed) => {
      typing(text, way);
      const ran = await runCommand(deps, cloud, folder, words.slice(1), {
        surface: way === 'shell' ? way : learner,
        asks: { ask: asking(typed), show: (said) => screen.line(wrapLines(said, screen.columns)) },
      });
      lastAnswer = ran.stdout;
      const { shown, restLines } = fold(shortened(ran.stdout, messages.cutWord));
      if (ran.stdout !== '') screen.line(shown);
      if (restLines > 0) screen.line(narrationMessages.folded(restLines));
      if (ran.stderr.trim() !== '') screen.line(wrapLines(cutLongWords(ran.stderr.trim(), messages.cutWord), screen.columns));
      return ran;
    },
    word: async (words, text, typed) => {
      typing(text);
      await runScriptWord(words, { cloud, models: deps.models, folder, screen, ask: asking(typed), lastAnswer });
    },
    credentialsOf: (profile) => folder.credentialsOf(profile),
    edit: (file, content) => {
      folder.write(file, content);
      screen.line();
      screen.line(narrationMessages.file(file));
      for (const line of content.trimEnd().split('\n')) screen.line(`  ${line}`);
    },
    answered: (question, answer) => narrator.answered(question, answer),
  };
}

async function tellEnd(screen: Screen, attempt: OpenAttempt['attempt']): Promise<void> {
  const { remember, boto3, javascript, cost, explore } = await attempt.filled(attempt.scenario.ends);
  screen.line();
  screen.line(screen.color.bold(messages.finished(attempt.scenario.title)));
  screen.prose(messages.remember(remember));
  screen.prose(messages.cost(cost));
  screen.prose(messages.explore(explore));
  for (const [title, code] of [
    [messages.boto3, boto3],
    [messages.javascript, javascript],
  ] as const) {
    screen.line();
    screen.line(title);
    screen.line(code.trimEnd());
  }
  screen.line();
  screen.line(narrationMessages.end);
}
