import { lintScenario } from '../../../learn/author/lint.ts';
import { type Finding, isSound } from '../../../learn/author/proof.ts';
import { prove } from '../../../learn/author/prove.ts';
import { prerequisites } from '../../../learn/author/taught.ts';
import { loadScenario, scenarioFolders } from '../../../learn/format/load.ts';
import type { Problem } from '../../../learn/format/problem.ts';
import { loadMutants, loadSolutions } from '../../../learn/lab-script.ts';
import { scenarioMessages as words } from '../../../messages/tutor/scenario/en.ts';
import type { LessonDeps } from '../lesson/deps.ts';
import { hang } from '../style.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';
import type { Proof } from './proof.ts';
import { stageOf } from './rehearse.ts';
import { findSubject, type Subject } from './subject.ts';
import { proofTap } from './tap.ts';

/** Hears what happens while scenarios are proved. */
export interface ProofAudience {
  begins(scenario: string): Promise<void>;
  runs(what: string): void;
  mistaken(problem: Problem): Promise<void>;
  found(finding: Finding): Promise<void>;
}

/** Proves a scenario sound, or not. */
export async function proveSubject(deps: LessonDeps, { id, folder, data, shown }: Subject, audience: ProofAudience): Promise<Proof> {
  await audience.begins(id);
  const problems = lintScenario(data, folder, deps.version).map((problem) => ({ ...problem, file: shown(problem.file) }));
  for (const problem of problems) await audience.mistaken(problem);
  if (problems.length > 0) return { scenario: id, sound: false, problems, findings: [] };
  const loaded = loadScenario(data, folder, deps.version);
  const { scenario } = loaded;
  const subject = {
    scenario,
    solutions: loadSolutions(data, folder),
    mutants: loadMutants(data, folder),
    before: prerequisites(scenario, data, deps.version),
  };
  const findings: Finding[] = [];
  for await (const finding of prove(subject, stageOf(deps, loaded), audience.runs)) {
    findings.push(finding);
    await audience.found(finding);
  }
  return { scenario: id, sound: isSound(findings), problems, findings };
}

/** The formats besides text that `nimbi scenario test` prints. */
const prints: Readonly<Record<string, (proofs: readonly Proof[]) => string>> = {
  json: (proofs) => JSON.stringify({ sound: proofs.every(({ sound }) => sound), scenarios: proofs }, undefined, 2),
  tap: proofTap,
};

/** `nimbi scenario test`. */
export async function testScenarios(run: Run, names: readonly string[], { all, output }: { readonly all: boolean; readonly output: string }): Promise<void> {
  const print = Object.hasOwn(prints, output) ? prints[output] : undefined;
  if (print === undefined && output !== 'text') throw new VerbError(words.badOutput(output, ['text', ...Object.keys(prints)]));
  if (all === names.length > 0) throw new VerbError(words.nameOrAll);
  const deps = run.deps.lessons();
  const subjects = (all ? [...scenarioFolders(deps.data).keys()] : names).map((name) => findSubject(deps, name));
  const proofs: Proof[] = [];
  for (const subject of subjects) proofs.push(await proveSubject(deps, subject, audienceOf(run, print === undefined)));
  const unsound = proofs.filter(({ sound }) => !sound);
  if (unsound.length > 0) run.exitCode = exitCodes.failed;
  await run.say(print?.(proofs) ?? words.summed(proofs.length, unsound.length));
}

/** Tells a person: findings on standard output, and on the last line of the terminal what is being tried. */
function audienceOf(run: Run, tells: boolean): ProofAudience {
  const { deps, style } = run;
  const shows = deps.io.stderr.isTTY && !deps.plain;
  const erase = '\r\u001b[K';
  let runs = 0;
  let shown = false;
  let scenario = '';
  const say = async (text: string): Promise<void> => {
    if (shown) await deps.io.stderr.write(erase);
    shown = false;
    if (tells) await run.say(text);
  };
  const marks = { pass: style.good(words.pass), fail: style.bad(words.fail), note: words.note };
  return {
    begins: (id) => {
      scenario = id;
      return say(style.strong(id));
    },
    runs: (what) => {
      runs += 1;
      if (!shows) return;
      const line = words.trying(scenario, runs, what);
      shown = true;
      void deps.io.stderr.write(erase + line.slice(0, style.columns - 1));
    },
    mistaken: (problem) => say(problemLine(problem, run)),
    found: ({ level, text, details }) => {
      const indent = words[level].length + 1;
      return say(
        [
          hang(`${words[level]} `, text, style.columns).replace(words[level], () => marks[level]),
          ...details.map((line) => hang(' '.repeat(indent), line, style.columns)),
        ].join('\n'),
      );
    },
  };
}

/** `FILE:LINE:COLUMN: what was expected`, as editors and terminals read it: never wrapped. */
export const problemLine = ({ file, line, column, message }: Problem, { style }: Run): string => `${style.strong(`${file}:${line}:${column}`)}: ${message}`;
