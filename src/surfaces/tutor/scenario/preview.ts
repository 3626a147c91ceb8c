import type { Asked } from '../../../learn/audience.ts';
import { loadScenario } from '../../../learn/format/load.ts';
import { ScenarioError } from '../../../learn/format/problem.ts';
import { type Hands, runScript } from '../../../learn/lab-run.ts';
import { type LabScript, loadSolutions } from '../../../learn/lab-script.ts';
import { rulesOf } from '../../../learn/rules.ts';
import type { Step } from '../../../learn/scenario.ts';
import { scenarioMessages as words } from '../../../messages/tutor/scenario/en.ts';
import { Screen } from '../lesson/screen.ts';
import { Teller } from '../lesson/teller.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';
import { silentHands, withAttempt } from './rehearse.ts';
import { findSubject } from './subject.ts';

/** Shows what students see of a scenario, step by step; what its first solution does is left out. Ends with 1 where none leads to the end. */
export async function previewScenario(run: Run, name: string, given: string | undefined): Promise<void> {
  const deps = run.deps.lessons();
  const { data, folder, shown } = findSubject(deps, name);
  try {
    const loaded = loadScenario(data, folder, deps.version);
    const [solution] = loadSolutions(data, folder);
    const script: LabScript = solution ?? { name: '', lines: [] };
    const seed = given ?? deps.newSeed();
    const screen = new Screen(deps.io, deps.plain);
    screen.line(screen.color.bold(words.previewTitle(loaded.scenario.title, loaded.scenario.minutes)));
    screen.prose(words.previewSeed(seed, given !== undefined));
    await withAttempt(deps, loaded, seed, async (open) => {
      const { feedback, hints } = rulesOf(loaded.scenario);
      const previewer = new Previewer(screen, open.attempt.cloud, open.folder, feedback);
      previewer.hints = hints;
      const hands: Hands = { ...silentHands(deps, open), answered: (question, answer) => previewer.answered(question, answer) };
      const { finished } = await runScript(open.attempt, script, hands, previewer);
      screen.line();
      if (finished) screen.prose(words.remember((await open.attempt.filled(loaded.scenario.ends)).remember));
      else {
        run.exitCode = exitCodes.failed;
        screen.prose(solution ? words.previewStuck(solution.name) : words.previewNoSolution);
      }
    });
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw new VerbError(words.broken(error.problems.map((problem) => ({ ...problem, file: shown(problem.file) }))), exitCodes.general);
  }
}

/** Tells a lesson with all that can be asked for. */
class Previewer extends Teller {
  hints = true;

  /** Nobody is asked: a script answers. */
  async ask(): Promise<undefined> {
    return undefined;
  }

  answered(question: Asked, answer: string): void {
    this.put(question);
    this.screen.line(words.previewAnswer(question.options?.find(({ id }) => id === answer)?.text ?? answer));
  }

  override turn(step: Step): void {
    super.turn(step);
    for (const file of step.files ?? []) this.#file(file);
    this.screen.line();
    for (const { name, points, visibility = 'visible' } of step.checks) this.screen.labelled(words.check, words.checkWith(name, points, visibility), '  ', 8);
    if (!this.hints) return;
    for (const { text, cost = 0 } of step.hints ?? []) this.screen.labelled(words.hint, words.hintWith(text ?? step.reference?.text ?? '', cost), '  ', 8);
  }

  #file(file: string): void {
    this.screen.line();
    this.screen.line(words.file(file));
    for (const line of (this.folder.read(file) ?? '').trimEnd().split('\n')) this.screen.line(`  ${line}`);
  }
}
