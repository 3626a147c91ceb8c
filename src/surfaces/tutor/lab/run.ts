import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { silentAudience } from '../../../learn/audience.ts';
import type { LoadedScenario } from '../../../learn/format/load.ts';
import { ScenarioError } from '../../../learn/format/problem.ts';
import { type GradedAttempt, gradeSubmission } from '../../../learn/grade/grade-submission.ts';
import { runScript } from '../../../learn/lab-run.ts';
import { type LabScript, readScript } from '../../../learn/lab-script.ts';
import { labSeed } from '../../../learn/lab-seed.ts';
import { learner } from '../../../learn/sources.ts';
import { writeSubmission } from '../../../learn/submission/write-submission.ts';
import { labMessages as words } from '../../../messages/tutor/lab/en.ts';
import { errorCode } from '../../../ports/file-errors.ts';
import { type OpenAttempt, openPassingAttempt } from '../lesson/attempts.ts';
import type { LessonDeps } from '../lesson/deps.ts';
import { askScript } from '../lesson/phone.ts';
import { runCommand } from '../lesson/run-command.ts';
import { Screen } from '../lesson/screen.ts';
import { runScriptWord } from '../lesson/script-word.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';
import { findLab, type Lab, labOf } from './labs.ts';
import { packEnding } from './pack-file.ts';
import { runReport, runReports } from './run-reports.ts';

/** The formats besides text that `nimbi lab run` prints. */
export const runFormats: readonly string[] = Object.keys(runReports);

/** The longest script that is read, in bytes. */
const longestScript = 1024 * 1024;

interface Options {
  readonly script: string;
  readonly student?: string;
  readonly output: string;
}

/** Does a script in a cloud that is made for it, and says what it is worth. */
export async function runLab(run: Run, name: string, { script: file, student, output }: Options): Promise<void> {
  const format = Object.entries(runReports).find(([known]) => known === output)?.[1];
  if (format === undefined && output !== 'text') throw new VerbError(words.badOutput(output, ['text', ...runFormats]));
  const { io } = run.deps;
  const deps = run.deps.lessons();
  const lab = name.endsWith(packEnding) ? labOf(deps, resolve(io.cwd, name), name) : findLab(deps, name);
  const script = readLabScript(file, resolve(io.cwd, file));
  const attempt = await attemptBy(deps, lab, script, { student, failed: (line, code, why) => void io.stderr.write(`${words.ended(line, code)}\n${why}`) });
  const passed = attempt.score.checks.every((check) => check.passed === true);
  if (!passed) run.exitCode = exitCodes.failed;
  if (format) {
    const engine = { version: deps.version, digest: (await run.deps.grading()).engineDigest() };
    await run.say(format.render(runReport(lab.loaded, file, attempt, engine), {}));
  } else await tell(run, attempt, passed);
}

function readLabScript(file: string, path: string): LabScript {
  const read = (from: string): string => {
    if (statSync(from).size > longestScript) throw new VerbError(words.scriptTooLong(from), exitCodes.general);
    return readFileSync(from, 'utf8');
  };
  // An edited file stands in a folder of the script's name, as those of solutions do, or beside it.
  const folders = [path.replace(/\.lab$/, ''), dirname(path)];
  const contentOf = (name: string): string | undefined => {
    const found = folders.map((folder) => join(folder, name)).find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
    return found === undefined ? undefined : read(found);
  };
  try {
    return readScript(file, read(path), contentOf);
  } catch (error) {
    if (error instanceof ScenarioError) throw new VerbError(words.badScript(error.message));
    if (errorCode(error) !== undefined) throw new VerbError(words.cantRead(file, error instanceof Error ? error.message : String(error)), exitCodes.general);
    throw error;
  }
}

interface Around {
  readonly student: string | undefined;
  /** Hears of a command that failed. */
  failed(line: string, code: number, why: string): void;
}

/** Does a script, and grades what came of it as a hand-in would be. */
async function attemptBy(deps: LessonDeps, { id, loaded, packed }: Lab, script: LabScript, { student, failed }: Around): Promise<GradedAttempt> {
  const nonce = packed?.nonce;
  const enrolment = { ...(student !== undefined && { student }), ...(nonce !== undefined && { nonce }) };
  const newSeed = (): string => (student === undefined ? deps.newSeed() : labSeed(id, { ...enrolment, student }));
  const folder = mkdtempSync(join(tmpdir(), 'nimbi-'));
  try {
    const open = await openPassingAttempt(deps, { loaded, enrolment, newSeed }, folder);
    await play(deps, open, script, failed);
    const { cloud, scenario } = open.attempt;
    const handedIn = writeSubmission(cloud, { scenario: scenario.id, version: scenario.version, engine: deps.version, ...enrolment });
    await cloud.close();
    return await graded(deps, loaded, handedIn);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Does a script in an attempt. @param failed hears of a command that was not understood */
export async function play(deps: LessonDeps, { attempt, folder }: OpenAttempt, script: LabScript, failed: Around['failed']): Promise<void> {
  const { cloud } = attempt;
  const screen = new Screen({ ...deps.io, stdout: { isTTY: false, write: () => undefined } }, true);
  const asking = (typed: readonly string[]) => askScript(cloud, typed, () => undefined);
  let lastAnswer = '';
  await runScript(
    attempt,
    script,
    {
      run: async (line, text, way, typed) => {
        const ran = await runCommand(deps, cloud, folder, line.slice(1), {
          surface: way === 'shell' ? way : learner,
          asks: { ask: asking(typed), show: () => undefined },
        });
        lastAnswer = ran.stdout;
        // A call that is refused may be what the lab asks for; one that is not understood never is.
        if (ran.exitCode !== 0 && ran.events.length === 0) failed(text, ran.exitCode, ran.stderr);
        return ran;
      },
      word: (line, _text, typed) => runScriptWord(line, { cloud, models: deps.models, folder, screen, ask: asking(typed), lastAnswer }),
      credentialsOf: (profile) => folder.credentialsOf(profile),
      edit: (name, content) => folder.write(name, content),
    },
    {
      ...silentAudience,
      hand: (name, content) => {
        if (folder.read(name) === undefined) folder.write(name, content);
      },
    },
  );
}

async function graded(deps: LessonDeps, scenario: LoadedScenario, handedIn: Uint8Array): Promise<GradedAttempt> {
  const bench = { rubric: { scenario, checks: scenario }, engine: deps.version, newParts: () => deps.newParts() };
  const grading = await gradeSubmission(bench, handedIn);
  if (!grading.ok) throw new Error(`The journal of this very run could not be graded: ${JSON.stringify(grading.problem)}`);
  return grading.attempt;
}

async function tell(run: Run, { score, steps }: GradedAttempt, passed: boolean): Promise<void> {
  const screen = new Screen(run.deps.io, run.deps.plain);
  const marks = { true: screen.color.green(words.pass), false: screen.color.red(words.fail), null: words.notReached };
  for (const { id, title } of steps) {
    screen.line(screen.color.bold(title));
    for (const check of score.checks.filter(({ step }) => step === id)) {
      screen.labelled(marks[`${check.passed}`], check.name, '  ', 7);
      if (check.cause === undefined) continue;
      screen.labelled(words.expected, check.cause.expected, '    ');
      screen.labelled(words.found, check.cause.found, '    ');
      for (const why of check.cause.why) screen.labelled(words.why, why, '    ');
    }
  }
  screen.line();
  screen.line(passed ? words.runPassed(score.points, score.max) : words.runFailed(score.points, score.max));
}
