import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync, strToU8 } from 'fflate';
import { loadScenario, scenarioFolders } from '../../../learn/format/load.ts';
import { csvText } from '../../../learn/grade/csv-text.ts';
import { readRoster } from '../../../learn/grade/roster.ts';
import { type LabScript, loadMutants, loadSolutions } from '../../../learn/lab-script.ts';
import { labSeed } from '../../../learn/lab-seed.ts';
import { formats } from '../../../learn/reports/formats.ts';
import { unpack } from '../../../learn/submission/unpack.ts';
import { writeSubmission } from '../../../learn/submission/write-submission.ts';
import { gradeMessages } from '../../../messages/tutor/grade.ts';
import { play } from '../lab/run.ts';
import { openPassingAttempt } from '../lesson/attempts.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';
import { collect } from './collect.ts';
import { gradeClass } from './grade-class.ts';
import { findSource } from './scenario-source.ts';
import { writeWhole } from './write-report.ts';

const words = gradeMessages.demo;

/** What a class of the demonstration hands in, and what a lab file would have named. */
const preset = { scenario: 'cat-photo', nonce: 'de30', ids: 'demo' } as const;

/** What one of them hands in: a script done, and what became of the file after that; nothing at all; or another one's file. */
interface Plan {
  readonly id: string;
  readonly name: string;
  readonly script?: LabScript;
  readonly spoil?: (packed: Uint8Array) => Uint8Array;
  readonly copiesFrom?: string;
}

/** Makes a small class of a shipped scenario's solutions and mutants, and grades it: all that a teacher will meet, at once. @throws VerbError */
export async function gradeDemo(run: Run, name: string = preset.scenario): Promise<void> {
  const { io } = run.deps;
  const deps = run.deps.lessons();
  const folder = scenarioFolders(deps.data).get(name);
  if (folder === undefined) throw new VerbError(gradeMessages.noScenario(name, []));
  if (existsSync(resolve(io.cwd, words.folder))) throw new VerbError(words.exists(words.folder), exitCodes.general);
  const plans = planned(loadSolutions(deps.data, folder), loadMutants(deps.data, folder));
  await run.say(words.making(plans.length, name));
  const roster = csvText([['id', 'name'], ...plans.map(({ id, name: who }) => [id, who])]);
  writeWhole(run, join(words.folder, 'class.csv'), roster);
  await handIn(run, folder, plans);
  const scenario = findSource(name, deps.data, io.cwd);
  const found = collect([join(words.folder, 'submissions')], io.cwd);
  const job = { rubric: { scenario, checks: scenario, nonce: preset.nonce }, roster: readRoster(roster), similar: true };
  const report = await gradeClass(run, found, job, await run.deps.grading());
  const page = join(words.folder, 'report.html');
  writeWhole(run, page, formats.html.render(report, {}));
  writeWhole(run, join(words.folder, 'report.json'), formats.json.render(report, {}));
  await run.say('');
  await run.say(formats.table.render(report, {}));
  await run.say(['', words.made(words.folder), words.report(page), '', ...words.next(words.folder, name)].join('\n'));
}

/** Who does what: first all goes well, then each in another way wrong, and at last what no teacher likes to meet. */
function planned(solutions: readonly LabScript[], mutants: readonly LabScript[]): readonly Plan[] {
  const students = words.names.map((name, index) => ({ id: `${preset.ids}${String(index + 1).padStart(2, '0')}`, name }));
  const [first, ...others] = students;
  const well = solutions[0];
  return students.map((student, index): Plan => {
    const fromEnd = students.length - 1 - index;
    if (fromEnd === 0) return student;
    if (fromEnd === 1) return { ...student, copiesFrom: first?.id ?? '' };
    if (well && fromEnd === 2) return { ...student, script: well, spoil: cutOff };
    if (well && fromEnd === 3) return { ...student, script: well, spoil: edited };
    const script = index < solutions.length ? solutions[index] : mutants[(index - solutions.length) % Math.max(1, Math.min(mutants.length, others.length))];
    return { ...student, ...(script && { script }) };
  });
}

const cutOff = (packed: Uint8Array): Uint8Array => packed.slice(0, Math.floor(packed.length * 0.6));

/** Somebody makes a refused call an answered one, as an editor would. */
const edited = (packed: Uint8Array): Uint8Array => {
  const lines = unpack(packed).split('\n');
  const at = Math.floor(lines.length / 2);
  lines[at] = (lines[at] ?? '').replace('"number":', '"id":"edited","number":');
  return gzipSync(strToU8(lines.join('\n')), { mtime: 0 });
};

async function handIn(run: Run, folder: string, plans: readonly Plan[]): Promise<void> {
  const files = new Map<string, Uint8Array>();
  for (const { id, script, spoil, copiesFrom } of plans) {
    const packed = script ? await made(run, folder, script, id) : files.get(copiesFrom ?? '');
    if (packed === undefined) continue;
    files.set(id, packed);
    writeWhole(run, join(words.folder, 'submissions', `${id}.nimbi`), spoil ? spoil(packed) : packed);
  }
}

/** Does a script as this student would, in a cloud in memory. */
async function made(run: Run, scenarioFolder: string, script: LabScript, student: string): Promise<Uint8Array> {
  const deps = run.deps.lessons();
  const loaded = loadScenario(deps.data, scenarioFolder, deps.version);
  const { id, version } = loaded.scenario;
  const enrolment = { student, nonce: preset.nonce };
  const path = mkdtempSync(join(tmpdir(), 'nimbi-'));
  try {
    const open = await openPassingAttempt(deps, { loaded, enrolment, newSeed: () => labSeed(id, enrolment) }, path);
    await play(deps, open, script, () => undefined);
    const packed = writeSubmission(open.attempt.cloud, { scenario: id, version, engine: deps.version, ...enrolment });
    await open.attempt.cloud.close();
    return packed;
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}
