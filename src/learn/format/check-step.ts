import { messages } from '../../messages/learn/format/en.ts';
import type { Check, Condition, ProbesSpec, Scenario, Step } from '../scenario.ts';
import { checkQuery } from './check-query.ts';
import type { Path } from './problem.ts';
import type { Reporter } from './reporter.ts';

/** What a step can refer to. */
export interface StepSurroundings {
  readonly scenario: Scenario;
  /** The names of the starter files. */
  readonly files: readonly string[];
  /** The ids of the checks before. */
  readonly checks: Set<string>;
}

/** Checks that all that a step names exists, and that its checks and hints fit together. */
export function checkStep(step: Step, path: Path, { scenario, files, checks }: StepSurroundings, reporter: Reporter): void {
  const questions = Object.keys(scenario.questions ?? {});
  // What the learner runs does not come by itself.
  const arriving = Object.entries(scenario.workloads ?? {}).filter(([, workload]) => workload.with === undefined);
  const requests = arriving.flatMap(([id, workload]) => Object.keys(workload.requests).map((request) => `${id}.${request}`));
  for (const [index, { ask, reveal, arrive }] of (step.opens ?? []).entries()) {
    const question = ask ?? reveal;
    if (question !== undefined) reporter.exists([...path, 'opens', index], 'question', question, questions);
    if (arrive !== undefined) reporter.exists([...path, 'opens', index], 'request', arrive, requests);
  }
  for (const [index, request] of (step.arrives ?? []).entries()) reporter.exists([...path, 'arrives', index], 'request', request, requests);
  for (const [index, file] of (step.files ?? []).entries()) reporter.exists([...path, 'files', index], 'file', file, files);
  checkHints(step, path, reporter);
  for (const [index, check] of step.checks.entries()) {
    const at = [...path, 'checks', index];
    reporter.once([...at, 'id'], 'check', check.id, checks);
    checkNeeds(check, at, step.checks.slice(0, index), reporter);
    checkCondition(check, at, questions, reporter);
  }
}

function checkHints({ hints = [], reference }: Step, path: Path, reporter: Reporter): void {
  for (const [index, hint] of hints.entries()) {
    if (!hint.reference) continue;
    if (reference === undefined) reporter.report([...path, 'hints', index], messages.noReference);
    if (index < hints.length - 1) reporter.report([...path, 'hints', index], messages.lastHint);
  }
}

/** Needs point backwards, so that they never go round in a circle. */
function checkNeeds({ needs = [], visibility = 'visible' }: Check, path: Path, before: readonly Check[], reporter: Reporter): void {
  for (const [index, id] of needs.entries()) {
    const at = [...path, 'needs', index];
    reporter.exists(
      at,
      'check before it',
      id,
      before.map((check) => check.id),
    );
    const needed = before.find((check) => check.id === id)?.visibility ?? 'visible';
    if (visibility === 'visible' && needed !== 'visible') reporter.report(at, messages.seesNeeded(id));
  }
}

function checkCondition(condition: Condition, path: Path, questions: readonly string[], reporter: Reporter): void {
  const { answer, state, probes } = condition;
  if (answer) reporter.exists([...path, 'answer', 'question'], 'question', answer.question, questions);
  if (state?.query !== undefined) checkQuery([...path, 'state', 'query'], state.query, reporter);
  if (probes) checkProbes(probes, [...path, 'probes'], reporter);
  for (const kind of ['all', 'any'] as const) {
    for (const [index, part] of (condition[kind] ?? []).entries()) checkCondition(part, [...path, kind, index], questions, reporter);
  }
  if (condition.not) checkCondition(condition.not, [...path, 'not'], questions, reporter);
}

const partsOfProbe = ['as', 'action', 'resource', 'expect'] as const;

function checkProbes({ ask, ...shared }: ProbesSpec, path: Path, reporter: Reporter): void {
  for (const [index, row] of ask.entries()) {
    const missing = partsOfProbe.filter((part) => (row[part] ?? shared[part]) === undefined);
    if (missing.length > 0) reporter.report([...path, 'ask', index], messages.notWhole(missing));
  }
}
