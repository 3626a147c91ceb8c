import { join } from 'node:path';
import type { Attempt } from '../../../src/learn/attempt.ts';
import type { Audience } from '../../../src/learn/audience.ts';
import { type LabOutcome, runScript } from '../../../src/learn/lab-run.ts';
import type { LabScript } from '../../../src/learn/lab-script.ts';
import { learner } from '../../../src/learn/sources.ts';
import { lessonPlace, openPassingAttempt } from '../../../src/surfaces/tutor/lesson/attempts.ts';
import { askScript } from '../../../src/surfaces/tutor/lesson/phone.ts';
import { runCommand } from '../../../src/surfaces/tutor/lesson/run-command.ts';
import { Screen } from '../../../src/surfaces/tutor/lesson/screen.ts';
import { runScriptWord } from '../../../src/surfaces/tutor/lesson/script-word.ts';
import { TestDeps } from './lesson-deps.ts';

/** An audience that hears nothing. */
const nobody = (hand: Audience['hand']): Audience => ({
  step: () => undefined,
  say: () => undefined,
  ask: async () => undefined,
  tell: () => undefined,
  waited: () => undefined,
  arrived: () => undefined,
  hand,
  turn: () => undefined,
  done: () => undefined,
});

/** What a script came to, with the commands that failed. */
export interface LabRun extends LabOutcome {
  readonly attempt: Attempt;
  readonly errors: readonly string[];
}

/** Runs a lab script in a cloud of its own. */
export async function runLab(scenarioFolder: string, script: LabScript, seed: string): Promise<LabRun> {
  const deps = new TestDeps({ seed });
  try {
    const { attempt, folder } = await openPassingAttempt(deps, lessonPlace(deps, scenarioFolder), join(deps.home.root, 'lab'));
    const errors: string[] = [];
    let lastAnswer = '';
    const outcome = await runScript(
      attempt,
      script,
      {
        run: async (words, text, way, typed) => {
          const ask = askScript(attempt.cloud, typed);
          const ran = await runCommand(deps, attempt.cloud, folder, words.slice(1), {
            surface: way === 'shell' ? way : learner,
            asks: { ask, show: () => undefined },
          });
          lastAnswer = ran.stdout;
          if (ran.exitCode !== 0) errors.push(`${text}: ${ran.stderr.trim()}`);
          return ran;
        },
        word: (words, _text, typed) =>
          runScriptWord(words, {
            cloud: attempt.cloud,
            models: deps.models,
            folder,
            screen: new Screen(deps.io, true),
            ask: askScript(attempt.cloud, typed),
            lastAnswer,
          }),
        credentialsOf: (profile) => folder.credentialsOf(profile),
        edit: (file, content) => folder.write(file, content),
      },
      nobody((file, content) => folder.read(file) === undefined && folder.write(file, content)),
    );
    return { ...outcome, attempt, errors };
  } finally {
    deps.remove();
  }
}
