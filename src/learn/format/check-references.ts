import { messages } from '../../messages/learn/format/en.ts';
import { namesIn } from '../fill.ts';
import { rulesOf } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { checkQuery } from './check-query.ts';
import { checkStep } from './check-step.ts';
import type { Path, Problem } from './problem.ts';
import { Reporter } from './reporter.ts';
import { textsIn } from './texts.ts';
import type { YamlSource } from './yaml-source.ts';

/** What stands beside a scenario's file. */
export interface Surroundings {
  readonly folder: string;
  /** The names of its starter files. */
  readonly files: readonly string[];
  /** The ids of all scenarios. */
  readonly scenarios: readonly string[];
}

/** Checks what a schema can't: that all that is named exists, once. */
export function checkReferences(scenario: Scenario, source: YamlSource, { folder, files, scenarios }: Surroundings): readonly Problem[] {
  const reporter = new Reporter(source);
  if (scenario.id !== folder) reporter.report(['id'], messages.folderName(folder));
  for (const [index, id] of (scenario.requires ?? []).entries()) reporter.exists(['requires', index], 'scenario', id, scenarios);
  checkRules(scenario, reporter);
  checkStart(scenario, reporter);
  checkQuestions(scenario, reporter);
  checkWorkloads(scenario, reporter);
  for (const [name, { query }] of Object.entries(scenario.finds ?? {})) checkQuery(['finds', name, 'query'], query, reporter);
  checkNames(scenario, reporter);
  const steps = new Set<string>();
  const checks = new Set<string>();
  for (const [index, step] of scenario.steps.entries()) {
    reporter.once(['steps', index, 'id'], 'step', step.id, steps);
    checkStep(step, ['steps', index], { scenario, files, checks }, reporter);
  }
  return reporter.problems;
}

function checkRules(scenario: Scenario, reporter: Reporter): void {
  const { feedback, attempts = 1 } = rulesOf(scenario);
  if (feedback === 'none' && attempts > 1) reporter.report(['policy', 'attempts'], messages.judgedOnce);
}

/** Every `${name}` has a value. */
function checkNames(scenario: Scenario, reporter: Reporter): void {
  const known = ['account', 'rootPassword', ...Object.keys(scenario.vars ?? {}), ...Object.keys(scenario.finds ?? {})];
  for (const { text, path } of textsIn(scenario)) for (const name of namesIn(text)) reporter.exists(path, 'variable', name, known);
}

function checkStart({ start }: Scenario, reporter: Reporter): void {
  const profiles = ['admin', ...Object.keys(start?.principals ?? {})];
  for (const [name, { user, policies, forged }] of Object.entries(start?.principals ?? {})) {
    const path = ['start', 'principals', name];
    if ((user === undefined) === (forged === undefined) || (forged !== undefined && policies !== undefined)) reporter.report(path, messages.userOrForged);
    if (forged !== undefined) reporter.exists([...path, 'forged'], 'principal', forged, profiles);
  }
  for (const [index, entry] of (start?.calls ?? []).entries()) {
    if ('as' in entry && entry.as !== undefined) reporter.exists(['start', 'calls', index, 'as'], 'principal', entry.as, profiles);
  }
}

function checkQuestions({ questions = {} }: Scenario, reporter: Reporter): void {
  for (const [id, { options, expects }] of Object.entries(questions)) {
    const path: Path = ['questions', id];
    if ((options === undefined) === (expects === undefined)) reporter.report(path, messages.optionsOrExpects);
    const right = options?.filter((option) => option.right).length;
    if (right !== undefined && right !== 1) reporter.report([...path, 'options'], messages.oneRight(right));
    const seen = new Set<string>();
    for (const [index, option] of (options ?? []).entries()) reporter.once([...path, 'options', index, 'id'], 'option', option.id, seen);
  }
}

function checkWorkloads({ workloads = {}, start }: Scenario, reporter: Reporter): void {
  for (const [id, { on, stolenFrom, with: profile }] of Object.entries(workloads)) {
    const path = ['workloads', id];
    if ([on, stolenFrom, profile].filter((way) => way !== undefined).length !== 1) reporter.report(path, messages.onStolenOrWith);
    if (profile !== undefined) reporter.exists([...path, 'with'], 'profile', profile, ['default', ...Object.keys(start?.principals ?? {})]);
    if (stolenFrom !== undefined) reporter.exists([...path, 'stolenFrom'], 'workload', stolenFrom, Object.keys(workloads));
  }
}
