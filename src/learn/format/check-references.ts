import jmespath from 'jmespath';
import { messages } from '../../messages/learn/format/en.ts';
import { namesIn } from '../fill.ts';
import type { Condition, Scenario, Step } from '../scenario.ts';
import type { Path, Problem } from './problem.ts';
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
export function checkReferences(scenario: Scenario, source: YamlSource, surroundings: Surroundings): readonly Problem[] {
  const problems: Problem[] = [];
  const report = (path: Path, message: string): void => void problems.push(source.problem(path, message));
  const exists = (path: Path, what: string, name: string, known: readonly string[]): void => {
    if (!known.includes(name)) report(path, messages.notThere(what, name, known));
  };
  if (scenario.id !== surroundings.folder) report(['id'], messages.folderName(surroundings.folder));
  for (const [index, id] of (scenario.requires ?? []).entries()) exists(['requires', index], 'scenario', id, surroundings.scenarios);
  checkPrincipals(scenario, report, exists);
  checkQuestions(scenario, report);
  checkWorkloads(scenario, report, exists);
  checkQueries(scenario, report);
  const known = ['account', 'rootPassword', ...Object.keys(scenario.vars ?? {}), ...Object.keys(scenario.finds ?? {})];
  for (const [member, value] of Object.entries(scenario)) for (const name of namesIn(value)) exists([member], 'variable', name, known);
  const steps = new Set<string>();
  const checks = new Set<string>();
  for (const [index, step] of scenario.steps.entries()) {
    once(['steps', index, 'id'], 'step', step.id, steps, report);
    checkStep(scenario, step, ['steps', index], { surroundings, checks, report, exists });
  }
  return problems;
}

type Report = (path: Path, message: string) => void;
type Exists = (path: Path, what: string, name: string, known: readonly string[]) => void;

function once(path: Path, what: string, name: string, seen: Set<string>, report: Report): void {
  if (seen.has(name)) report(path, messages.twice(what, name));
  seen.add(name);
}

function checkPrincipals({ start }: Scenario, report: Report, exists: Exists): void {
  const profiles = ['admin', ...Object.keys(start?.principals ?? {})];
  for (const [name, { user, policies, forged }] of Object.entries(start?.principals ?? {})) {
    const path = ['start', 'principals', name];
    if ((user === undefined) === (forged === undefined) || (forged !== undefined && policies !== undefined)) report(path, messages.userOrForged);
    if (forged !== undefined) exists([...path, 'forged'], 'principal', forged, profiles);
  }
}

function checkQuestions({ questions = {} }: Scenario, report: Report): void {
  for (const [id, { options, expects }] of Object.entries(questions)) {
    const path = ['questions', id];
    if ((options === undefined) === (expects === undefined)) report(path, messages.optionsOrExpects);
    const right = options?.filter((option) => option.right).length;
    if (right !== undefined && right !== 1) report([...path, 'options'], messages.oneRight(right));
    const seen = new Set<string>();
    for (const [index, option] of (options ?? []).entries()) once([...path, 'options', index, 'id'], 'option', option.id, seen, report);
  }
}

function checkWorkloads({ workloads = {}, start }: Scenario, report: Report, exists: Exists): void {
  for (const [id, { on, stolenFrom, with: profile }] of Object.entries(workloads)) {
    const path = ['workloads', id];
    if ([on, stolenFrom, profile].filter((way) => way !== undefined).length !== 1) report(path, messages.onStolenOrWith);
    if (profile !== undefined) exists([...path, 'with'], 'profile', profile, ['default', ...Object.keys(start?.principals ?? {})]);
    if (stolenFrom !== undefined) exists([...path, 'stolenFrom'], 'workload', stolenFrom, Object.keys(workloads));
  }
}

function checkQueries({ finds = {} }: Scenario, report: Report): void {
  for (const [name, { query }] of Object.entries(finds)) checkQuery(['finds', name, 'query'], query, report);
}

function checkQuery(path: Path, query: string, report: Report): void {
  try {
    // Whole placeholders stand inside quotes, so that the expression is one before and after they are filled in.
    jmespath.search(null, query);
  } catch (error) {
    report(path, messages.badQuery(error instanceof Error ? error.message : String(error)));
  }
}

interface StepTools {
  readonly surroundings: Surroundings;
  readonly checks: Set<string>;
  readonly report: Report;
  readonly exists: Exists;
}

function checkStep(scenario: Scenario, step: Step, path: Path, { surroundings, checks, report, exists }: StepTools): void {
  const questions = Object.keys(scenario.questions ?? {});
  // What the learner runs does not come by itself.
  const arriving = Object.entries(scenario.workloads ?? {}).filter(([, workload]) => workload.with === undefined);
  const requests = arriving.flatMap(([id, workload]) => Object.keys(workload.requests).map((request) => `${id}.${request}`));
  for (const [index, { ask, reveal, arrive }] of (step.opens ?? []).entries()) {
    const question = ask ?? reveal;
    if (question !== undefined) exists([...path, 'opens', index], 'question', question, questions);
    if (arrive !== undefined) exists([...path, 'opens', index], 'request', arrive, requests);
  }
  for (const [index, request] of (step.arrives ?? []).entries()) exists([...path, 'arrives', index], 'request', request, requests);
  for (const [index, file] of (step.files ?? []).entries()) exists([...path, 'files', index], 'file', file, surroundings.files);
  for (const [index, check] of step.checks.entries()) {
    const at = [...path, 'checks', index];
    once([...at, 'id'], 'check', check.id, checks, report);
    const before = step.checks.slice(0, index).map(({ id }) => id);
    for (const [place, id] of (check.needs ?? []).entries()) exists([...at, 'needs', place], 'check before it', id, before);
    checkCondition(check, at, questions, report, exists);
  }
}

function checkCondition(condition: Condition, path: Path, questions: readonly string[], report: Report, exists: Exists): void {
  if (condition.answer) exists([...path, 'answer', 'question'], 'question', condition.answer.question, questions);
  if (condition.state?.query !== undefined) checkQuery([...path, 'state', 'query'], condition.state.query, report);
  for (const kind of ['all', 'any'] as const) {
    for (const [index, part] of (condition[kind] ?? []).entries()) checkCondition(part, [...path, kind, index], questions, report, exists);
  }
  if (condition.not) checkCondition(condition.not, [...path, 'not'], questions, report, exists);
}
