import { canonicalJson } from '../../kernel/json.ts';
import { sha256 } from '../../kernel/sha256.ts';
import type { LoadedScenario } from '../format/load.ts';
import type { LatePolicy } from './lateness.ts';

/** The SHA-256 of a scenario with its starter files, whatever the order and look of its file. */
export function scenarioDigest({ scenario, file }: LoadedScenario): string {
  const names = [...new Set(scenario.steps.flatMap(({ files = [] }) => files))].sort();
  return sha256(canonicalJson({ scenario, files: names.map((name) => [name, file(name) ?? '']) }));
}

/** The SHA-256 of all that marks depend on beside the world: checks with their points, hints with their costs, rules, lateness. */
export function rubricDigest({ scenario }: LoadedScenario, late: LatePolicy | undefined): string {
  const steps = scenario.steps.map(({ id, checks, hints = [] }) => ({ id, checks, hints: hints.map(({ cost = 0 }) => cost) }));
  const lateness = late && { due: late.due, grace: late.grace, rate: late.rate, extensions: [...late.extensions].sort() };
  return sha256(canonicalJson({ steps, questions: scenario.questions, policy: scenario.policy, late: lateness }));
}
