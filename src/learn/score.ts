import type { Judged } from './audience.ts';
import type { Check, Scenario, Visibility } from './scenario.ts';

/** Why a check did not pass: whole phrases, without a full stop. */
export interface Cause {
  readonly expected: string;
  readonly found: string;
  readonly why: readonly string[];
}

/** What one check came to. */
export interface CheckResult {
  readonly id: string;
  readonly step: string;
  readonly name: string;
  readonly visibility: Visibility;
  /** `null`: not reached, as its step was not, or a check that it needs did not pass. */
  readonly passed: boolean | null;
  /** May be a part of `max` where the check did not pass: some kinds give credit by degree. */
  readonly points: number;
  readonly max: number;
  /** Present where `passed` is false. */
  readonly cause?: Cause;
  /** The numbers of the events in the journal that it rests on, oldest first. */
  readonly evidence: readonly number[];
}

/** What an attempt is worth. All points are whole numbers. */
export interface Score {
  /** What the checks gave, less what the hints cost. */
  readonly points: number;
  readonly max: number;
  /** Every check of the scenario, in the order of its file. */
  readonly checks: readonly CheckResult[];
  /** How many hints were taken, and what they really cost: of no step more than it gave. */
  readonly hints: { readonly taken: number; readonly cost: number };
}

/** What was judged, by the step's id; a step that is missing was not reached. */
export type JudgedSteps = Readonly<Record<string, readonly Judged[]>>;

/** How many hints were taken, by the step's id. */
export type HintsTaken = Readonly<Record<string, number>>;

/** The points of a whole scenario. */
export const maxPoints = ({ steps }: Pick<Scenario, 'steps'>): number => sum(steps.flatMap(({ checks }) => checks.map(({ points }) => points)));

/** Adds up what an attempt is worth. */
export function scoreOf(scenario: Pick<Scenario, 'steps'>, judged: JudgedSteps, hintsTaken: HintsTaken): Score {
  const hints = { taken: 0, cost: 0 };
  const checks: CheckResult[] = [];
  for (const step of scenario.steps) {
    const results = own(judged, step.id) ?? [];
    const ofStep = step.checks.map((check) => resultOf(step.id, results.find((result) => result.check.id === check.id) ?? { check, verdict: undefined }));
    checks.push(...ofStep);
    const taken = Math.min(own(hintsTaken, step.id) ?? 0, step.hints?.length ?? 0);
    const price = sum((step.hints ?? []).slice(0, taken).map(({ cost = 0 }) => cost));
    hints.taken += taken;
    hints.cost += Math.min(price, pointsOf(ofStep));
  }
  return { points: pointsOf(checks) - hints.cost, max: maxPoints(scenario), checks, hints };
}

/** What a record has of its own: ids may be names that every object has. */
const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined => (Object.hasOwn(record, name) ? record[name] : undefined);

function resultOf(step: string, { check, verdict }: Judged): CheckResult {
  const { id, name, points: max, visibility = 'visible' } = check;
  const told = { id, step, name, visibility, max, evidence: verdict?.evidence ?? [] };
  if (verdict === undefined) return { ...told, passed: null, points: 0 };
  if (verdict.passed) return { ...told, passed: true, points: max };
  const { expected, found, why } = verdict;
  return { ...told, passed: false, points: partOf(check, verdict.credit ?? 0), cause: { expected, found, why } };
}

/** Whole points, rounded down: nobody gets all of them for a part. The little that is added makes up for a fraction such as 0.1 * 3 / 0.3. */
const partOf = ({ points }: Check, credit: number): number => Math.max(0, Math.min(points, Math.floor(points * credit + 1e-9)));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const pointsOf = (results: readonly CheckResult[]): number => sum(results.map(({ points }) => points));
