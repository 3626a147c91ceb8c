import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attempt } from '../../../learn/attempt.ts';
import type { Audience } from '../../../learn/audience.ts';
import type { Stage } from '../../../learn/author/proof.ts';
import { namesIn } from '../../../learn/fill.ts';
import type { LoadedScenario } from '../../../learn/format/load.ts';
import { textsIn } from '../../../learn/format/texts.ts';
import { judgeStep } from '../../../learn/judge-step.ts';
import { type Hands, runScript } from '../../../learn/lab-run.ts';
import { type Score, scoreOf } from '../../../learn/score.ts';
import { learner } from '../../../learn/sources.ts';
import { type OpenAttempt, openPassingAttempt } from '../lesson/attempts.ts';
import type { LessonDeps } from '../lesson/deps.ts';
import { askScript } from '../lesson/phone.ts';
import { runCommand } from '../lesson/run-command.ts';
import { Screen } from '../lesson/screen.ts';
import { runScriptWord } from '../lesson/script-word.ts';

/** When the clouds of rehearsals begin, at each run anew; it goes on only where something waits. */
const beginning = '2026-01-05T09:00:00Z!';

/** A stage on which a scenario's scripts are tried out, each in a cloud in memory that nothing is left of. */
export const stageOf = (deps: LessonDeps, loaded: LoadedScenario): Stage => ({
  atStart: (seed) => withAttempt(deps, loaded, seed, ({ attempt }) => scoreAtStart(attempt)),
  run: (script, seed) =>
    withAttempt(deps, loaded, seed, async (open) => {
      const unfilled = new Set<string>();
      const complaints: string[] = [];
      const { finished, score } = await runScript(open.attempt, script, silentHands(deps, open, complaints), listener(open, unfilled));
      const [last] = open.attempt.cloud.events({ order: 'newest', limit: 1 });
      return { finished, score, head: last?.hash ?? '', unfilled: [...unfilled], complaints };
    }),
});

/** Gives an attempt in memory to `use`, and leaves nothing behind. */
export async function withAttempt<Result>(
  deps: LessonDeps,
  loaded: LoadedScenario,
  seed: string,
  use: (open: OpenAttempt) => Promise<Result>,
): Promise<Result> {
  const path = mkdtempSync(join(tmpdir(), 'nimbi-'));
  try {
    const maker: Pick<LessonDeps, 'createMemoryCloud'> = { createMemoryCloud: (options) => deps.createMemoryCloud({ ...options, clock: beginning }) };
    const open = await openPassingAttempt(maker, { loaded, enrolment: {}, newSeed: () => seed }, path);
    try {
      return await use(open);
    } finally {
      await open.attempt.cloud.close();
    }
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** Every step as if it were the learner's turn in it now. */
async function scoreAtStart(attempt: Attempt): Promise<Score> {
  const { scenario, cloud } = attempt;
  const { after } = attempt.progress;
  const steps = await attempt.filled(scenario.steps);
  const scene = { cloud, questions: await attempt.filled(scenario.questions ?? {}), answers: {}, after, stepAfter: after };
  const judged = await Promise.all(steps.map(async (step) => [step.id, await judgeStep(step, scene)] as const));
  return scoreOf({ steps }, Object.fromEntries(judged), {});
}

/** Hands that do what a script says and show nothing of it. @param complaints takes the commands that were not understood */
export function silentHands(deps: LessonDeps, { attempt: { cloud }, folder }: OpenAttempt, complaints: string[] = []): Hands {
  const screen = new Screen({ ...deps.io, stdout: { isTTY: false, write: () => undefined } }, true);
  let lastAnswer = '';
  return {
    run: async (words, text, way, typed) => {
      const asks = { ask: askScript(cloud, typed), show: () => undefined };
      const ran = await runCommand(deps, cloud, folder, words.slice(1), { surface: way === 'shell' ? way : learner, asks });
      lastAnswer = ran.stdout;
      if (ran.exitCode !== 0 && ran.events.length === 0) complaints.push(`${text}: ${ran.stderr.trim()}`);
      return ran;
    },
    word: (words, _text, typed) => runScriptWord(words, { cloud, models: deps.models, folder, screen, ask: askScript(cloud, typed), lastAnswer }),
    credentialsOf: (profile) => folder.credentialsOf(profile),
    edit: (file, content) => folder.write(file, content),
  };
}

/** Listens as a student would, and notes the texts in which a placeholder was left. */
function listener({ folder }: OpenAttempt, unfilled: Set<string>): Audience {
  const read = (...values: readonly unknown[]): void => {
    for (const { text } of textsIn(values)) for (const line of text.split('\n')) if (namesIn(line).length > 0) unfilled.add(line.trim());
  };
  return {
    step: ({ title }) => read(title),
    say: (text) => read(text),
    ask: async () => undefined,
    tell: ({ question, because }) => read(question.text, question.options, because),
    waited: () => undefined,
    arrived: ({ title, text }) => read(title, text),
    hand: (file, content) => {
      read(content);
      if (folder.read(file) === undefined) folder.write(file, content);
    },
    turn: ({ goal, type, hints }) => read(goal, type, hints),
    done: (_step, judged) => read(judged.map(({ check }) => check.name)),
  };
}
