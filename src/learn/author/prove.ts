import { messages } from '../../messages/learn/author/en.ts';
import type { LabScript, Mutant } from '../lab-script.ts';
import type { Scenario } from '../scenario.ts';
import { maxPoints, type Score } from '../score.ts';
import { type MadeMutant, mutantsOf } from './mutate.ts';
import { type Finding, finding, type Rehearsed, type Stage } from './proof.ts';
import { untaught } from './taught.ts';
import { missingTexts, silentChecks } from './told-texts.ts';

/** What is to be proved sound. */
export interface Subject {
  readonly scenario: Scenario;
  readonly solutions: readonly LabScript[];
  readonly mutants: readonly Mutant[];
  /** The scenarios that are prerequisites, near and far. */
  readonly before: readonly Scenario[];
}

/** Five seeds draw five sets of names. */
const seeds: readonly string[] = ['one', 'two', 'three', 'four', 'five'];
const [firstSeed = ''] = seeds;

/** Gives the findings one by one, as each is proved. @param begins hears of each run before it begins */
export async function* prove(subject: Subject, stage: Stage, begins: (what: string) => void): AsyncGenerator<Finding> {
  const { scenario, solutions, mutants } = subject;
  const told = new Set<string>(missingTexts(scenario));
  const failed = new Set<string>();
  const see = ({ score, unfilled }: Rehearsed): void => {
    for (const { id, passed } of score.checks) if (passed === false) failed.add(id);
    for (const line of [...silentChecks(score), ...unfilled.map(messages.unfilled)]) told.add(line);
  };
  yield start(await stage.atStart(firstSeed));
  if (solutions.length === 0) yield finding('solutions', messages.noSolution, [messages.noSolutionFound]);
  for (const solution of solutions) yield solves(scenario, solution, stage, begins, see);
  if (mutants.length === 0) yield finding('mutants', messages.noMutants, [messages.noMutantsFound]);
  for (const mutant of mutants) {
    begins(mutant.name);
    const rehearsed = await stage.run(mutant, firstSeed);
    see(rehearsed);
    yield notices(mutant, rehearsed);
  }
  yield finding('taught', messages.taught, untaught(scenario, solutions, subject.before));
  yield* noticed(subject, stage, begins, { failed, see });
  yield finding('texts', messages.texts, [...told]);
}

const start = ({ checks, max }: Score): Finding =>
  finding(
    'start',
    messages.start(max),
    checks.flatMap(({ id, points }) => (points > 0 ? [messages.passesAtStart(id, points)] : [])),
  );

async function solves(scenario: Scenario, solution: LabScript, stage: Stage, begins: (what: string) => void, see: (run: Rehearsed) => void): Promise<Finding> {
  const details: string[] = [];
  for (const seed of seeds) {
    begins(solution.name);
    const [first, second] = [await stage.run(solution, seed), await stage.run(solution, seed)];
    see(first);
    const wrong = [...shortcomings(first), ...(first.head === second.head ? [] : [messages.otherBytes])];
    details.push(...wrong.map((what) => messages.withSeed(seed, what)));
    // With another seed it would be the same again.
    if (wrong.length > 0) break;
  }
  return finding(`solution ${solution.name}`, messages.solution(solution.name, maxPoints(scenario), seeds.length), details);
}

/** What keeps a solution from full marks. */
function shortcomings({ finished, score, complaints }: Rehearsed): readonly string[] {
  const wrong = score.checks.flatMap(({ id, cause }) => (cause ? [messages.notPassed(id, cause.expected, cause.found)] : []));
  const notReached = score.checks.flatMap(({ id, passed }) => (passed === null ? [id] : []));
  if (notReached.length > 0) wrong.push(messages.notReached(notReached));
  else if (!finished && wrong.length === 0) wrong.push(messages.notFinished);
  return wrong.length === 0 ? [] : [...wrong, ...complaints.map(messages.notUnderstood)];
}

const failedBy = ({ checks }: Score): readonly string[] => checks.flatMap(({ id, passed }) => (passed === false ? [id] : []));

function notices({ name, fails }: Mutant, { score, complaints }: Rehearsed): Finding {
  const found = failedBy(score);
  const same = found.length === fails.length && fails.every((id) => found.includes(id));
  return finding(`mutant ${name}`, messages.mutant(name, fails), same ? [] : [messages.mutantFails(found), ...complaints.map(messages.notUnderstood)]);
}

interface Seen {
  /** The checks that some run failed. */
  readonly failed: ReadonlySet<string>;
  see(run: Rehearsed): void;
}

/**
 * Tries mutants made by rule: all that are wider, and of the others as many as it takes until each check was failed by one. A check that
 * is failed by none proves nothing.
 */
async function* noticed({ scenario, solutions }: Subject, stage: Stage, begins: (what: string) => void, { failed, see }: Seen): AsyncGenerator<Finding> {
  const checks = scenario.steps.flatMap((step) => step.checks.map(({ id }) => id));
  const max = maxPoints(scenario);
  const unnoticed: string[] = [];
  let made = 0;
  for (const mutant of inTurn(solutions.map((solution) => mutantsOf(solution, scenario)))) {
    if (mutant.rule !== 'widened' && checks.every((id) => failed.has(id))) continue;
    begins(mutant.name);
    const rehearsed = await stage.run(mutant, firstSeed);
    made += 1;
    see(rehearsed);
    if (mutant.rule === 'widened' && rehearsed.score.points === max) unnoticed.push(mutant.name);
  }
  const never = checks.filter((id) => !failed.has(id));
  const details = never.map(messages.neverFailed);
  yield never.length === 0
    ? finding('noticed', messages.noticed(made), details)
    : { id: 'noticed', level: 'note', text: messages.notAllNoticed(made), details };
  if (unnoticed.length > 0) yield { id: 'wider', level: 'note', text: messages.unnoticed, details: unnoticed };
}

const rules = ['widened', 'answered', 'dropped', 'reordered'] as const;

/** What says most comes first, of all solutions. */
const inTurn = (made: readonly (readonly MadeMutant[])[]): readonly MadeMutant[] =>
  rules.flatMap((rule) => made.flat().filter((mutant) => mutant.rule === rule));
