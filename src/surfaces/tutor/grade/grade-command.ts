import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { packLimits } from '../../../learn/pack/packed-scenario.ts';
import { type FormatName, formats } from '../../../learn/reports/formats.ts';
import type { FormatOptions } from '../../../learn/reports/report-format.ts';
import { gradeMessages as words } from '../../../messages/tutor/grade.ts';
import { labOf } from '../lab/labs.ts';
import { exitCodes, type Run, VerbError } from '../verb.ts';
import { type DueOptions, latePolicy, rosterFrom } from './class-files.ts';
import { collect } from './collect.ts';
import { type ClassJob, changesText, gradeClass } from './grade-class.ts';
import type { ScenarioSource } from './grader-process.ts';
import { findSource, loadedSource, unreadable } from './scenario-source.ts';
import { writeReport } from './write-report.ts';

/** The command line, as it was typed. */
export interface GradeOptions extends DueOptions {
  readonly scenario?: string;
  readonly roster?: string;
  readonly lab?: string;
  readonly nonce?: string;
  readonly pseudonyms?: boolean;
  readonly output: string;
  readonly csv?: string;
  readonly column?: string;
  readonly to?: string;
  readonly regrade?: string;
  readonly similar?: boolean;
  readonly autograder?: string;
  readonly demo?: boolean;
  readonly yes?: boolean;
  readonly serveGrader?: boolean;
}

/** Grades a class, or makes what grades one. Ends with 1 where something that was handed in got no mark. @throws VerbError */
export async function gradeCommand(run: Run, submissions: readonly string[], options: GradeOptions): Promise<void> {
  if (options.serveGrader) return (await run.deps.grading()).serveGrader();
  const form = formOf(options);
  if (options.demo) return (await import('./demo.ts')).gradeDemo(run, options.scenario);
  if (options.scenario === undefined) throw new VerbError(words.needsScenario);
  const { data, version } = run.deps.lessons();
  const { cwd } = run.deps.io;
  const scenario = findSource(options.scenario, data, cwd);
  const { id } = loadedSource(scenario, data, version).scenario;
  const nonce = nonceOf(run, options, id);
  if (options.autograder !== undefined) return (await import('./autograder.ts')).makeAutograder(run, options.autograder, scenario, nonce);
  if (submissions.length === 0) throw new VerbError(words.needsSubmissions);
  const checks = options.regrade === undefined ? scenario : changedSource(run, scenario, options.regrade);
  const roster = options.roster === undefined ? undefined : rosterFrom(options.roster, cwd);
  const late = latePolicy(options, cwd, roster);
  const found = collect(submissions, cwd);
  if (found.handedIn.length === 0 && roster === undefined) throw new VerbError(words.nothingFound, exitCodes.general);
  const { similar = false, pseudonyms = false, to, yes = false } = options;
  const job: ClassJob = {
    rubric: { scenario, checks, ...(nonce !== undefined && { nonce }) },
    ...(roster && { roster }),
    ...(late && { late }),
    similar,
    pseudonyms,
  };
  const deps = await run.deps.grading();
  const report = await gradeClass(run, found, job, deps);
  if (report.entries.some(({ standing }) => standing === 'refused')) run.exitCode = exitCodes.failed;
  if (options.regrade !== undefined && options.output === 'table') {
    const before = await gradeClass(run, found, { ...job, rubric: { ...job.rubric, checks: scenario } }, deps);
    return run.say(changesText(before, report));
  }
  return writeReport(run, report, { ...form, ...(to !== undefined && { to }), yes });
}

function formOf({ output, csv, column }: GradeOptions) {
  if (!Object.hasOwn(formats, output)) throw new VerbError(words.badOutput(output.slice(0, 40), Object.keys(formats)));
  if ((csv !== undefined || column !== undefined) && output !== 'csv') throw new VerbError(words.csvOnly);
  const layout = csvOf(csv);
  return { format: formats[output as FormatName], ...(layout && { csv: layout }), ...(column !== undefined && { column }) };
}

function csvOf(csv: string | undefined): FormatOptions['csv'] {
  if (csv === undefined || csv === 'canvas' || csv === 'moodle') return csv;
  throw new VerbError(words.badCsv(csv.slice(0, 40)));
}

/** What every journal must name: of the lab's file that was handed out, or as it was typed. */
function nonceOf(run: Run, { lab, nonce }: GradeOptions, scenario: string): string | undefined {
  if (lab === undefined) return nonce;
  const { id, packed } = labOf(run.deps.lessons(), resolve(run.deps.io.cwd, lab), lab);
  if (id !== scenario) throw new VerbError(words.otherScenario(lab, id, scenario), exitCodes.general);
  return packed?.nonce;
}

/** The same scenario with another `scenario.yaml`. */
function changedSource(run: Run, source: ScenarioSource, file: string): ScenarioSource {
  const { data, version } = run.deps.lessons();
  const path = resolve(run.deps.io.cwd, file);
  try {
    if (statSync(path).size > packLimits.file) throw new VerbError(words.cantRead(file, words.tooLong), exitCodes.general);
    const changed = { ...source, files: { ...source.files, 'scenario.yaml': readFileSync(path, 'utf8') } };
    loadedSource(changed, data, version);
    return changed;
  } catch (error) {
    throw unreadable(file, error);
  }
}
